import type { Failure } from "../wire/failure.ts";
import type { Parcel } from "../wire/multipart.ts";
import type { Progress } from "../wire/upload.ts";
import type { Problem } from "./file-checks.ts";

/** Where a parcel goes: a new submission, or a new try of an earlier one. */
export type Destination =
  { readonly kind: "new" } | { readonly kind: "attempt"; readonly submissionId: string };

export type EntryState =
  | { readonly kind: "checking" }
  /** The cheap checks found something; the worker decides. */
  | { readonly kind: "held"; readonly problems: readonly Problem[] }
  | { readonly kind: "waiting" }
  | { readonly kind: "sending"; readonly progress: Progress }
  /** The connection dropped; goes out again when there is one, large files from where they were. */
  | { readonly kind: "stopped"; readonly progress: Progress }
  | { readonly kind: "refused"; readonly failure: Failure };

export interface Entry {
  readonly key: string;
  readonly parcel: Parcel;
  readonly destination: Destination;
  /** Addresses of the files for showing them; revoked when the entry leaves. */
  readonly previews: readonly string[];
  readonly state: EntryState;
  /** How often in a row sending broke off although the service answered. */
  readonly breaks: number;
  /** What need not go out again, as far as it was known when sending last broke off. */
  readonly kept: number;
  /** The browser keeps it beyond the page. */
  readonly safe: boolean;
}

export const bytesOf = ({ files }: Parcel): number => files.reduce((sum, file) => sum + file.size, 0);

const sameFile = (one: File, other: File | undefined): boolean =>
  one.name === other?.name && one.size === other.size && one.lastModified === other.lastModified;

/** Chosen once more while it is on its way: the browser has no better name for a file than these. */
export const isSame = (entry: Entry, parcel: Parcel, destination: Destination): boolean =>
  isUnsent(entry) &&
  JSON.stringify(entry.destination) === JSON.stringify(destination) &&
  entry.parcel.text === parcel.text &&
  parcel.files.length > 0 &&
  entry.parcel.files.length === parcel.files.length &&
  entry.parcel.files.every((file, place) => sameFile(file, parcel.files[place]));

/** Share of a parcel that has gone out, 0 to 1. */
export const shareOf = ({ sent, total }: Progress): number => (total === 0 ? 0 : Math.min(1, sent / total));

/** Everything that still wants to go out by itself. */
export const isUnsent = ({ state }: Entry): boolean =>
  state.kind === "checking" ||
  state.kind === "waiting" ||
  state.kind === "sending" ||
  state.kind === "stopped";
