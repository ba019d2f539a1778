import type { Brand } from "../lib/brand.ts";
import { base32ToHex, hexToBase32 } from "../lib/base32.ts";

/** Every identity is a UUIDv7, held as its lower-case text; the brand says of what. */
export type Uuid = string;
export type OwnerId = Brand<Uuid, "OwnerId">;
export type JobId = Brand<Uuid, "JobId">;
export type SubmissionId = Brand<Uuid, "SubmissionId">;
export type WorkerId = Brand<Uuid, "WorkerId">;
export type FileId = Brand<Uuid, "FileId">;
export type EventId = Brand<Uuid, "EventId">;
export type KeyId = Brand<Uuid, "KeyId">;

/** The 8 lower-case hex characters by which WURK and the worker page name a job. */
export type JobCode = Brand<string, "JobCode">;

export const ID_PREFIXES = {
  submission: "sub",
  job: "job",
  worker: "wkr",
  file: "file",
  event: "evt",
  key: "key",
  webhook: "whk",
} as const;
export type IdKind = keyof typeof ID_PREFIXES;

const UUID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const CODE_PATTERN = /^[0-9a-f]{8}$/;

export const uuidToHex = (id: Uuid): string =>
  id.slice(0, 8) + id.slice(9, 13) + id.slice(14, 18) + id.slice(19, 23) + id.slice(24);

export const hexToUuid = (hex: string): Uuid =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;

/** The FirstHand form: prefix, underscore, 26 upper-case Crockford base32 characters. */
export const toPublicId = (kind: IdKind, id: Uuid): string => `${ID_PREFIXES[kind]}_${hexToBase32(id)}`;

/** Reads the FirstHand form, base32 in either case; null when it is not one of this kind. */
export const parsePublicId = <Id extends Uuid>(kind: IdKind, text: string): Id | null => {
  const prefix = `${ID_PREFIXES[kind]}_`;
  if (!text.startsWith(prefix)) return null;
  const hex = base32ToHex(text.slice(prefix.length));
  return hex === null ? null : (hexToUuid(hex) as Id);
};

/** Reads a UUID's text in either case; null when it is not one. */
export const parseUuid = <Id extends Uuid>(text: string): Id | null => {
  const lower = text.toLowerCase();
  return UUID_PATTERN.test(lower) ? (lower as Id) : null;
};

/** Reads a job code in either case; null when it is not one. */
export const parseJobCode = (text: string): JobCode | null => {
  const lower = text.toLowerCase();
  return CODE_PATTERN.test(lower) ? (lower as JobCode) : null;
};
