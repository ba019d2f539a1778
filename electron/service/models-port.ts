/** What the service needs for models: the ones it knows, where they are kept, how they come, which is in use. */
import type { Instant } from "#shared/lib/instant.ts";
import type { FileId } from "#shared/domain/ids.ts";
import type { FetchView } from "#shared/contract/model-views.ts";
import type { Refusal } from "#shared/domain/refusal.ts";

/** One file of a model folder; `path` has forward slashes and stays inside the folder. */
export interface ModelFile {
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** A model that can be downloaded: every file is known by its hash before it comes. */
export interface KnownModel {
  /** The folder it is kept in; names it everywhere. */
  readonly name: string;
  /** `owner/repository` on the hub, and the id that its scores carry. */
  readonly id: string;
  readonly revision: string;
  readonly title: string;
  readonly about: string;
  readonly recommended: boolean;
  readonly licence: string;
  readonly source: string;
  readonly files: readonly ModelFile[];
}

/** A model folder that is whole: its manifest was written last, after every file was checked. */
export interface InstalledModel {
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  readonly id: string;
  readonly revision: string;
  readonly title: string;
  readonly origin: "downloaded" | "imported";
  readonly installedAt: Instant;
  readonly files: readonly ModelFile[];
}

/** A file of an installed model that is not what its manifest says. */
export interface ModelFault {
  readonly path: string;
  readonly fault: "missing" | "wrong_size" | "wrong_bytes";
}

/** A download that has begun and is not installed yet. */
export interface ModelStaging {
  readonly model: KnownModel;
  /** Where a file arrives; its folder exists. What is there already stays. */
  partOf(file: ModelFile): string;
  isWhole(file: ModelFile): Promise<boolean>;
  /** Bytes that are there, of whole files and of those that are arriving. */
  received(): Promise<number>;
  /** Checks the hash of what arrived and keeps it; false, and the bytes are deleted, when it is another. */
  keep(file: ModelFile): Promise<boolean>;
  setPaused(paused: boolean): Promise<void>;
  isPaused(): Promise<boolean>;
  /** One rename makes it a model, after all was checked and synced. Null when a file was not right after all. */
  install(): Promise<InstalledModel | null>;
  discard(): Promise<void>;
}

/** Where models are kept. Disk faults are thrown as errors with a code (`disk_full`, ...) and a sentence. */
export interface ModelStorage {
  /** By title. */
  installed(): Promise<readonly InstalledModel[]>;
  find(name: string): Promise<InstalledModel | null>;
  /** Opens what was begun earlier, or begins. */
  stage(model: KnownModel): Promise<ModelStaging>;
  /** Known models whose download was begun. */
  unfinished(known: readonly KnownModel[]): Promise<readonly KnownModel[]>;
  /** Copies a folder or a zip in. Refusals: model_incomplete, model_unsupported, disk_full. */
  importFrom(source: string, known: readonly KnownModel[]): Promise<InstalledModel | Refusal>;
  /** Hashes every file again. */
  verify(model: InstalledModel): Promise<readonly ModelFault[]>;
  remove(model: InstalledModel): Promise<void>;
  freeBytes(): Promise<number>;
}

/** Downloads that go on by themselves, through cuts and restarts, until they are whole, paused or cancelled. */
export interface ModelDownloads {
  /** Begins, or goes on. Resolves at once. */
  start(model: KnownModel): void;
  pause(name: string): Promise<void>;
  /** Stops, and deletes what has come. */
  cancel(name: string): Promise<void>;
  view(name: string): FetchView | null;
  /** The share (0-1) of the download that is furthest; null when none is under way. */
  share(): number | null;
  /** Goes on with what was under way at the last stop; what was paused stays so. */
  restore(known: readonly KnownModel[]): Promise<void>;
  /** Stops without losing what has come. */
  stop(): Promise<void>;
}

/** Which model a data folder works with, as its setting remembers it. */
export type ModelChoice =
  | { readonly kind: "none" }
  /** The practice model, for practice jobs only. */
  | { readonly kind: "practice_jobs" }
  /** The practice model for every job, as a person asked for. */
  | { readonly kind: "practice" }
  /** One of the data folder's own, by the name of its folder. */
  | { readonly kind: "installed"; readonly name: string }
  | { readonly kind: "folder"; readonly path: string };

/** A stored picture that another model has looked at. */
export interface FileToEmbed {
  readonly id: FileId;
  readonly sha256: string;
}

/** What programs are told of the model at /readyz. */
export interface ModelState {
  /** `ready` also while another model comes; `problem`: the one that was chosen cannot be used. */
  readonly state: "none" | "fetching" | "loading" | "ready" | "problem";
  /** Of a download that is under way, 0-1. */
  readonly share: number | null;
  readonly reason: string | null;
}
