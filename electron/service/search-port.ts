/** What a search reads from the store: embeddings for the index, and who passes a filter. */
import type { ModelRef } from "#shared/domain/scoring/score.ts";
import type { EmbeddingChunk } from "./picture-index-port.ts";
import type { ListFilter } from "./list-port.ts";
import type { TriageFilter } from "./views-port.ts";

export interface SearchViews {
  /** Where the last stored embedding of any model stands in the order of storing; 0 when there is none. Cheap. */
  lastEmbedding(): Promise<number>;
  /** What was stored of that model in the next `span` places after `after`. */
  embeddingChunk(
    model: Pick<ModelRef, "id" | "revision">,
    after: number,
    span: number,
  ): Promise<EmbeddingChunk>;
  /** The submissions that pass, 16 bytes each, in no particular order. */
  idsInList(filter: ListFilter): Promise<Uint8Array>;
  idsInTriage(filter: Omit<TriageFilter, "sort">): Promise<Uint8Array>;
  /** The same of all jobs. */
  idsInTriageOfAll(filter: Omit<TriageFilter, "sort" | "jobId">): Promise<Uint8Array>;
}
