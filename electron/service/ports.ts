/**
 * What the service needs from outside. Everything is asynchronous, so that another store
 * (PostgreSQL) or file store (S3) can stand behind the same names.
 */
import type { Instant } from "#shared/lib/instant.ts";
import type { KeyId, Uuid } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import type { LimitName, Limits } from "#shared/domain/limits.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { Calibration } from "#shared/domain/scoring/calibration.ts";
import type { ModelRef } from "#shared/domain/scoring/score.ts";
import type { ExportFiles } from "./export-port.ts";
import type { ModelState } from "./models-port.ts";
import type { PictureIndex } from "./picture-index-port.ts";
import type { ReceivedFile, ReceiveLimits } from "./received-file.ts";
import type { ResumableUploads } from "./resumable-port.ts";
import type { Scorer } from "./scorer-port.ts";
import type { Store } from "./store-port.ts";

export interface Ports {
  readonly store: Store;
  readonly files: FileStore;
  readonly scorer: Scorer;
  readonly pictureIndex: PictureIndex;
  readonly models: Models;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly crypto: Crypto;
  readonly log: Log;
  readonly settings: ServiceSettings;
  readonly limits: LimitsInForce;
  readonly keyUse: KeyUse;
  readonly exports: ExportFiles;
}

/** The limits in force. What the command line or the environment fixed stands above what the desk chose. */
export interface LimitsInForce {
  /** Read it at every use: a change applies at once. */
  readonly values: Limits;
  isFixed(name: LimitName): boolean;
  /** Chosen on the desk; null takes the default again. Refusals: invalid_limit. */
  choose(name: LimitName, value: Limits[LimitName] | null): Promise<null | Refusal>;
}

/** Which model may judge what. */
export interface Models {
  /** The model that may score this job now; the practice model never judges a real job silently. */
  usableFor(job: Job): ModelRef | null;
  current(): ModelRef | null;
  /** What is known about the similarities of the model in use. */
  calibration(): Calibration;
  /** False while the practice model is there for practice jobs alone. */
  judgesAll(): boolean;
  /** What programs are told at /readyz. */
  state(): ModelState;
}

export interface Clock {
  now(): Instant;
}

export interface Ids {
  /** A fresh UUIDv7, lower case; later calls sort after earlier ones. */
  next<Id extends Uuid>(): Id;
}

/** When each key was last good for a request. Kept in memory, and written down now and then. */
export interface KeyUse {
  note(id: KeyId): void;
  lastUsed(id: KeyId): Instant | null;
}

/** Digests and secrets; the secrets live in the data folder, mode 0600. */
export interface Crypto {
  randomHex(bytes: number): string;
  sha256Hex(data: string | Uint8Array): string;
  hmacHex(keyHex: string, text: string): string;
  /** HMAC by the service's own secret of that purpose, base64url. */
  sign(purpose: "files" | "cursors" | "invites", text: string): string;
  /** Compares in constant time. */
  equal(a: string, b: string): boolean;
  /** Encrypts a text so that only this service, told the same purpose again, can open it. */
  seal(purpose: string, text: string): string;
  /** Throws when the text was sealed for another purpose or altered. */
  unseal(purpose: string, sealed: string): string;
}

export interface Log {
  info(facts: Readonly<Record<string, unknown>>, message: string): void;
  warn(facts: Readonly<Record<string, unknown>>, message: string): void;
  error(facts: Readonly<Record<string, unknown>>, message: string): void;
}

export interface ServiceSettings {
  readonly retryMs: number;
  readonly maxFileBytes: number;
  readonly maxPixels: number;
  readonly maxSubmissionsPerWorker: number;
  readonly maxJobBytes: number;
  readonly minFreeBytes: number;
  /** Whether webhooks may go to this very machine. */
  readonly webhooksToLoopback: boolean;
}

export interface FileStore {
  /**
   * Writes a stream to a temporary file while hashing and counting it, then checks the structure
   * (type by content, header, dimensions, end markers). Refusals: file_too_large, file_empty,
   * unsupported_media_type, file_damaged, too_many_pixels, disk_full.
   */
  receive(
    source: AsyncIterable<Uint8Array>,
    name: string | null,
    limits: ReceiveLimits,
  ): Promise<ReceivedFile | Refusal>;
  /** Absolute path of a kept file. */
  pathOf(sha256: string): string;
  /** Absolute path of the derived picture of that long side; its folder exists, it may not. */
  derivedPath(sha256: string, size: number): string;
  exists(sha256: string): Promise<boolean>;
  freeBytes(): Promise<number>;
  readonly uploads: ResumableUploads;
}

export type { ReceivedFile, ReceiveLimits } from "./received-file.ts";
export type { AnnouncedUpload, HeldUploads, ResumableUpload, ResumableUploads } from "./resumable-port.ts";
export type { Scorer } from "./scorer-port.ts";
