import type { Readable } from "node:stream";

/** A model that somebody brought: a folder or a zip of one. */
export interface ImportSource {
  /** What the folder or the zip is called, without an ending. */
  readonly title: string;
  /** Sizes in bytes by path, with forward slashes, from the folder that holds config.json. */
  readonly files: ReadonlyMap<string, number>;
  open(path: string): Promise<Readable>;
  close(): void;
}

/** Why something cannot be imported, as a sentence. */
export class ImportProblem extends Error {
  readonly code: "model_incomplete" | "model_unsupported" | "disk_full";

  constructor(code: ImportProblem["code"], message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
