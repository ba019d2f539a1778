/** The desk's calls about models, and what they answer. */
import { z } from "zod";
import type { Instant } from "../lib/instant.ts";

/** A download as it stands. */
export interface FetchView {
  /** `waiting`: broke off, and goes on by itself at `retryAt`. `failed`: goes on when a person says so. */
  readonly state: "fetching" | "waiting" | "paused" | "checking" | "failed";
  readonly receivedBytes: number;
  readonly totalBytes: number;
  /** Over the last few seconds; null until it can be told. */
  readonly bytesPerSecond: number | null;
  readonly secondsLeft: number | null;
  readonly retryAt: Instant | null;
  /** What is wrong, in a sentence; null when nothing is. */
  readonly problem: string | null;
}

export interface ModelFaultView {
  readonly path: string;
  readonly fault: "missing" | "wrong_size" | "wrong_bytes";
}

/** A model that Winnow knows, has, or both. */
export interface ModelView {
  readonly name: string;
  readonly id: string;
  readonly revision: string;
  readonly title: string;
  /** Null where nothing more is known than what the folder holds. */
  readonly about: string | null;
  readonly licence: string | null;
  readonly source: string | null;
  readonly recommended: boolean;
  readonly bytes: number;
  readonly installed: { readonly at: Instant; readonly origin: "downloaded" | "imported" } | null;
  readonly inUse: boolean;
  readonly fetch: FetchView | null;
}

export interface ModelsView {
  readonly models: readonly ModelView[];
  /** A folder outside the data folder that is in use, by its path. */
  readonly folderInUse: string | null;
  readonly freeBytes: number;
  readonly mirror: {
    readonly base: string;
    readonly usual: string;
    /** Set when Winnow was started; it cannot be changed here. */
    readonly fixed: boolean;
  };
  /** An import is being copied and checked. */
  readonly importing: boolean;
  /** Pictures seen by another model only, while this one looks at them; null when there are none. */
  readonly looking: { readonly done: number; readonly total: number } | null;
}

const name = z.object({ name: z.string().min(1).max(120) });

export const MODEL_CALLS = {
  "models.get": z.undefined().optional(),
  "models.fetch": name,
  "models.pause": name,
  "models.cancel": name,
  /** Asks for a folder or a zip; false when the person changed their mind. */
  "models.import": z.object({ from: z.enum(["folder", "zip"]) }),
  "models.use": name,
  "models.verify": name,
  "models.remove": name,
  /** Null takes the usual address again. */
  "models.setMirror": z.object({ base: z.string().trim().max(500).nullable() }),
} as const;

export interface ModelAnswers {
  "models.get": ModelsView;
  "models.fetch": ModelsView;
  "models.pause": ModelsView;
  "models.cancel": ModelsView;
  "models.import": { readonly imported: string | null };
  "models.use": ModelsView;
  "models.verify": { readonly faults: readonly ModelFaultView[] };
  "models.remove": ModelsView;
  "models.setMirror": ModelsView;
}
