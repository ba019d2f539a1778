import type { ModelFolder } from "./model-folder.ts";

/** What a model worker is started with. */
export interface ModelWorkerData {
  readonly folder: ModelFolder;
  /** One worker also holds the text encoder; the others would only hold it in memory. */
  readonly withText: boolean;
}

export type ToModelWorker =
  | {
      readonly type: "pictures";
      readonly id: number;
      /** NCHW, `count * 3 * size * size` floats; moved, not copied. */
      readonly pixels: Float32Array<ArrayBuffer>;
      readonly count: number;
    }
  | { readonly type: "texts"; readonly id: number; readonly texts: readonly string[] };

export type FromModelWorker =
  | { readonly type: "loaded"; readonly width: number }
  | { readonly type: "refused"; readonly message: string }
  | {
      readonly type: "embedded";
      readonly id: number;
      /** Row after row of unit-length embeddings. */
      readonly rows: Float32Array<ArrayBuffer>;
    }
  | { readonly type: "failed"; readonly id: number; readonly message: string };
