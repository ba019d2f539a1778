import type { CopyFinding } from "#shared/domain/duplicates/copy.ts";
import type { CopyItem } from "../copies-port.ts";

/** What was found of one picture or text, before it is written. */
export interface LookedUp {
  readonly digest: string;
  readonly hash: Uint8Array | null;
  /** Of a text (shared/domain/texts/runs.ts). */
  readonly bands: readonly number[];
  readonly found: readonly ({ readonly item: CopyItem } & CopyFinding)[];
}
