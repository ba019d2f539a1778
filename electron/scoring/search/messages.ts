import * as z from "zod";
import type { Ranker } from "#shared/domain/learning/ranker.ts";
import type { EmbeddingChunk } from "../../service/picture-index-port.ts";

/** What the service asks the index in the scoring process, and what it is answered. Ids travel as their 16 bytes. */
const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const Words = z.custom<Uint32Array>((value) => value instanceof Uint32Array);
const Floats = z.custom<Float32Array>((value) => value instanceof Float32Array);

/** Which embeddings are meant: model id and revision in one. */
const ModelKey = z.string().min(1);

const Chunk = z.object({
  count: z.int().nonnegative(),
  bytes: z.int().positive(),
  vectors: Bytes,
  fileIds: Bytes,
  submissionIds: Bytes,
  jobIds: Bytes,
  ownerIds: Bytes,
  attempts: Words,
  numbers: Words,
  submittedSeconds: Words,
  hashes: Bytes,
  hashed: Bytes,
  through: z.number(),
  last: z.number(),
}) satisfies z.ZodType<EmbeddingChunk>;

const Doubles = z.custom<Float64Array>((value) => value instanceof Float64Array);

/** What decisions taught, as `shared/domain/learning` has it. */
const Taught = z.object({
  scaling: z.object({ mean: Doubles, factor: Doubles }),
  fit: z.object({ weights: Doubles, offset: z.number() }),
  sharpness: z.number(),
  heldOut: z.object({ decisions: z.int(), agreed: z.int(), agreedByGuess: z.int() }),
}) satisfies z.ZodType<Ranker>;

const Within = z.object({
  ownerId: Bytes.nullable(),
  jobIds: Bytes.nullable(),
  submissions: Bytes.nullable(),
  from: z.number().nullable(),
  to: z.number().nullable(),
});

export const IndexRequest = z.discriminatedUnion("type", [
  /** Empties the index for the embeddings of this model. */
  z.object({ type: z.literal("open"), key: ModelKey }),
  z.object({ type: z.literal("add"), key: ModelKey, chunk: Chunk }),
  z.object({
    type: z.literal("nearest"),
    key: ModelKey,
    text: z.string().nullable(),
    vector: Floats.nullable(),
    pictures: Bytes,
    within: Within,
    limit: z.int().min(1),
    minCosine: z.number(),
    distinctSubmissions: z.boolean(),
  }),
  z.object({
    type: z.literal("duplicates"),
    key: ModelKey,
    picture: Bytes,
    within: Within,
    maxHashDistance: z.int().min(0).max(64),
    minCosine: z.number(),
    limit: z.int().min(1),
  }),
  z.object({ type: z.literal("vectors"), key: ModelKey, files: Bytes }),
  /** `approved` is 1 or 0 for each file; `signals` has as many floats for each as the last time. */
  z.object({ type: z.literal("learn"), key: ModelKey, files: Bytes, signals: Floats, approved: Bytes }),
  z.object({ type: z.literal("likelihoods"), key: ModelKey, files: Bytes, signals: Floats, ranker: Taught }),
]);

const Hits = z.object({
  kind: z.literal("hits"),
  fileIds: Bytes,
  submissionIds: Bytes,
  jobIds: Bytes,
  numbers: Words,
  attempts: Words,
  cosines: Floats,
  hashDistances: Bytes,
});

export const IndexReply = z.discriminatedUnion("kind", [
  /** `open` and `add` are done. */
  z.object({ kind: z.literal("done") }),
  Hits,
  z.object({ kind: z.literal("vectors"), fileIds: Bytes, width: z.int(), rows: Floats }),
  z.object({ kind: z.literal("learnt"), ranker: Taught }),
  z.object({ kind: z.literal("too_few"), approved: z.int(), rejected: z.int() }),
  /** NaN for a file that is not in the index. */
  z.object({ kind: z.literal("likelihoods"), values: Floats }),
  /** The index is not of that model: it has to be opened and filled. */
  z.object({ kind: z.literal("not_open") }),
  /** The model that a text needs is not loaded. */
  z.object({ kind: z.literal("no_model") }),
  z.object({ kind: z.literal("unknown_picture") }),
]);

export type IndexRequest = z.infer<typeof IndexRequest>;
export type IndexReply = z.infer<typeof IndexReply>;
export type IndexHits = z.infer<typeof Hits>;
