import type { FileId, OwnerId, SubmissionId } from "#shared/domain/ids.ts";
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import type { Likeness, NoIndex } from "../picture-index-port.ts";
import type { Ports } from "../ports.ts";
import type { ListFilter, SubmissionListRow } from "../list-port.ts";
import { currentHits } from "./current-hits.ts";

export interface SubmissionSearch {
  /** Words, a picture, or both; at least one of them. */
  readonly text: string | null;
  readonly like: SubmissionId | FileId | null;
  readonly filter: ListFilter;
  readonly limit: number;
}

export interface FoundSubmission {
  readonly row: SubmissionListRow;
  /** The cosine to what was asked for, -1 to 1. */
  readonly similarity: number;
}

/** A program waits for an index that is being filled; a person is told. */
const FILLING_MS = 20_000;

/**
 * An owner's submissions by how much their pictures resemble what was asked for, the most similar first. What was
 * asked with is not found itself, nor is what has no picture that the model in use has seen.
 * Refusals: not_found (`like`), no_model, picture_not_seen, search_not_ready.
 */
export const searchSubmissions = async (
  ports: Ports,
  { text, like, filter, limit }: SubmissionSearch,
): Promise<readonly FoundSubmission[] | Refusal> => {
  const missing = await modelMissing(ports, filter);
  if (missing !== null) return missing;
  const example = like === null ? null : await exampleOf(ports, filter.ownerId, like);
  if (isRefusal(example)) return example;
  await ports.pictureIndex.filled(FILLING_MS);
  const likeness: Likeness = {
    ...(text === null ? {} : { text }),
    ...(example === null ? {} : { pictures: example.files }),
  };
  const filtered = filter.status !== null || filter.minStars !== null;
  const answer = await currentHits(
    ports,
    likeness,
    {
      ownerId: filter.ownerId,
      ...(filter.jobId === null ? {} : { jobIds: [filter.jobId] }),
      submittedFrom: filter.fromSecond,
      submittedTo: filter.toSecond,
      ...(filtered ? { submissions: await ports.store.views.idsInList(filter) } : {}),
    },
    limit,
    // A decision may have been made since the filter was read.
    ({ id, status, stars }) =>
      id !== example?.submissionId &&
      (filter.status === null || status === filter.status) &&
      (filter.minStars === null || (stars ?? 0) >= filter.minStars),
  );
  if (answer.kind !== "found") return refusalOf(answer);
  const rows = await Promise.all(
    answer.found.map(async ({ hit }) => ({
      row: await ports.store.views.submissionRow(filter.ownerId, hit.submissionId),
      similarity: hit.cosine,
    })),
  );
  return rows.flatMap(({ row, similarity }) => (row === null ? [] : [{ row, similarity }]));
};

/** The practice model answers for practice jobs alone, unless it was chosen for all. */
const modelMissing = async (ports: Ports, { jobId }: ListFilter): Promise<Refusal | null> => {
  const job = jobId === null ? null : await ports.store.reader.job(jobId);
  const model = job === null ? ports.models.current() : ports.models.usableFor(job);
  return model === null ? refusalOf({ kind: "no_model" }) : null;
};

interface Example {
  readonly submissionId: SubmissionId;
  readonly files: readonly FileId[];
}

/** The pictures of a submission's present attempt, or the one file. */
const exampleOf = async (
  { store }: Ports,
  ownerId: OwnerId,
  id: SubmissionId | FileId,
): Promise<Example | Refusal> => {
  const submission = await store.reader.submission(id as SubmissionId);
  const file = submission === null ? await store.reader.file(id as FileId) : null;
  const submissionId = submission?.id ?? file?.submissionId ?? null;
  // Another owner's is as unknown as one that does not exist.
  const owned = submissionId === null ? null : await store.views.submissionRow(ownerId, submissionId);
  if (owned === null) return refuse("not_found", "like names no submission or file of yours.");
  const files = submission === null ? [] : await store.reader.filesOf(submission.id, submission.attempt);
  const pictures = (file === null ? files : [file]).filter(({ contentType }) =>
    contentType.startsWith("image/"),
  );
  return pictures.length === 0
    ? refusalOf({ kind: "unknown_picture" })
    : { submissionId: owned.id, files: pictures.map((picture) => picture.id) };
};

const refusalOf = ({ kind }: NoIndex): Refusal => {
  switch (kind) {
    case "no_model":
      return refuse(
        "no_model",
        "Searching needs a model, and none is in use that may look at these pictures. Choose one in Settings, Model.",
      );
    case "unknown_picture":
      return refuse(
        "picture_not_seen",
        "like names nothing that the model in use has looked at: text alone, or a picture that waits for its score.",
      );
    case "filling":
      return refuse(
        "search_not_ready",
        "The pictures are still being read for searching. Try again in a moment.",
      );
  }
};
