import { hexToUuid, type Uuid, uuidToHex } from "#shared/domain/ids.ts";
import type {
  IndexAnswer,
  NearDuplicate,
  NoIndex,
  PictureIndex,
  Within,
} from "../../service/picture-index-port.ts";
import type { PackedWithin } from "./chosen-rows.ts";
import { createFilling, type FillingOptions } from "./filling.ts";
import type { Lost } from "./index-link.ts";
import type { IndexHits, IndexReply, IndexRequest } from "./messages.ts";
import { modelKey } from "./model-key.ts";
import { ID_BYTES } from "./id-table.ts";

export interface PictureIndexOptions extends FillingOptions {
  /** How long a question waits for the filling before it answers `filling`, in ms. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 250;
/** A process that dies twice over one question is not asked a third time. */
const TRIES = 2;

export interface OpenedPictureIndex extends PictureIndex {
  /** Something was scored and committed. */
  stored(): void;
  stop(): void;
}

type Question = Exclude<IndexRequest, { type: "open" | "add" }>;

/** The service's side of the index: keeps it filled and asks it. */
export const createPictureIndex = (options: PictureIndexOptions): OpenedPictureIndex => {
  const { link, currentModel, patienceMs = PATIENCE_MS } = options;
  const filling = createFilling(options);

  const inTime = async (work: Promise<unknown>, ms: number): Promise<boolean> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), ms);
    });
    try {
      return await Promise.race([work.then(() => true), late]);
    } finally {
      clearTimeout(timer);
    }
  };

  const ask = async <T>(
    question: (key: string) => Question,
    read: (reply: IndexReply) => T | null,
  ): Promise<IndexAnswer<T>> => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const model = currentModel();
      if (model === null) return { kind: "no_model" };
      if (!(await inTime(filling.caughtUp(model), patienceMs))) {
        return { kind: "filling", share: filling.share() };
      }
      const reply: IndexReply | Lost = await link.ask(question(modelKey(model)));
      if (reply.kind === "no_model" || reply.kind === "unknown_picture") return { kind: reply.kind };
      const found = reply.kind === "lost" ? null : read(reply);
      if (found !== null) return { kind: "found", model, found };
      filling.lost();
    }
    return { kind: "filling", share: 0 } satisfies NoIndex;
  };

  return {
    nearest: ({ like, within, limit, minCosine = -1, distinct = "file" }) =>
      ask(
        (key) => ({
          type: "nearest",
          key,
          text: like.text ?? null,
          vector: like.vector ?? null,
          pictures: packIds(like.pictures ?? []),
          within: packWithin(within),
          limit,
          minCosine,
          distinctSubmissions: distinct === "submission",
        }),
        (reply) => (reply.kind === "hits" ? hitsOf(reply) : null),
      ),
    nearDuplicates: ({ fileId, within, maxHashDistance, minCosine, limit }) =>
      ask(
        (key) => ({
          type: "duplicates",
          key,
          picture: packIds([fileId]),
          within: packWithin(within),
          maxHashDistance,
          minCosine,
          limit,
        }),
        (reply) => (reply.kind === "hits" ? hitsOf(reply) : null),
      ),
    vectors: (fileIds) =>
      ask(
        (key) => ({ type: "vectors", key, files: packIds(fileIds) }),
        (reply) =>
          reply.kind === "vectors"
            ? { fileIds: unpackIds(reply.fileIds), width: reply.width, rows: reply.rows }
            : null,
      ),
    learn: ({ fileIds, signals, approved }) =>
      ask(
        (key) => ({ type: "learn", key, files: fileIds, signals, approved }),
        (reply) => {
          if (reply.kind === "learnt") return { kind: "learnt" as const, ranker: reply.ranker };
          return reply.kind === "too_few" ? reply : null;
        },
      ),
    likelihoods: (ranker, { fileIds, signals }) =>
      ask(
        (key) => ({ type: "likelihoods", key, files: fileIds, signals, ranker }),
        (reply) => (reply.kind === "likelihoods" ? reply.values : null),
      ),
    filled: async (atMostMs) => {
      const model = currentModel();
      if (model !== null) await inTime(filling.caughtUp(model), atMostMs);
    },
    stored: () => filling.stored(),
    stop: () => filling.stop(),
  };
};

const packIds = (ids: readonly Uuid[]): Uint8Array => {
  const bytes = new Uint8Array(ID_BYTES * ids.length);
  ids.forEach((id, at) => {
    bytes.set(Buffer.from(uuidToHex(id), "hex"), ID_BYTES * at);
  });
  return bytes;
};

const unpackIds = <Id extends Uuid>(bytes: Uint8Array): readonly Id[] => {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex");
  return Array.from(
    { length: bytes.length / ID_BYTES },
    (_, at) => hexToUuid(hex.slice(2 * ID_BYTES * at, 2 * ID_BYTES * (at + 1))) as Id,
  );
};

const packWithin = ({ ownerId, jobIds, submissions, submittedFrom, submittedTo }: Within): PackedWithin => ({
  ownerId: ownerId === undefined ? null : packIds([ownerId]),
  jobIds: jobIds === undefined ? null : packIds(jobIds),
  submissions: submissions ?? null,
  from: submittedFrom ?? null,
  to: submittedTo ?? null,
});

const hitsOf = (hits: IndexHits): readonly NearDuplicate[] => {
  const submissionIds = unpackIds<NearDuplicate["submissionId"]>(hits.submissionIds);
  const jobIds = unpackIds<NearDuplicate["jobId"]>(hits.jobIds);
  return unpackIds<NearDuplicate["fileId"]>(hits.fileIds).flatMap((fileId, at): readonly NearDuplicate[] => {
    const [submissionId, jobId] = [submissionIds[at], jobIds[at]];
    if (submissionId === undefined || jobId === undefined) return [];
    return [
      {
        fileId,
        submissionId,
        jobId,
        number: hits.numbers[at] ?? 0,
        attempt: hits.attempts[at] ?? 1,
        cosine: hits.cosines[at] ?? 0,
        hashDistance: hits.hashDistances[at] ?? 0,
      },
    ];
  });
};
