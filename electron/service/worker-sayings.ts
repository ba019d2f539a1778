/** What a worker is told of a submission, by codes and figures beside the English words. */
import type { Job } from "#shared/domain/job.ts";
import { recogniseReasons, recogniseRejection } from "#shared/domain/scoring/recognise.ts";
import type { Saying } from "#shared/domain/scoring/saying.ts";
import type { Submission } from "#shared/domain/submission.ts";
import type { Ports } from "./ports.ts";
import type { AttemptWithFiles } from "./uploads.ts";

interface Sayings {
  readonly reasoning: readonly Saying[] | null;
  readonly feedback: readonly Saying[] | null;
  /** Of a person's rejection. */
  readonly byPerson: readonly Saying[] | null;
}

const nothing: Sayings = { reasoning: null, feedback: null, byPerson: null };

/** The sayings of each attempt. The job is read only where they depend on the sizes that it asks for. */
export const sayingsFor = async (
  ports: Ports,
  submission: Submission,
  attempts: readonly AttemptWithFiles[],
  byPerson: string | null,
): Promise<(attempt: number) => Sayings> => {
  const unscored = attempts.some(({ attempt }) => attempt.score === null && attempt.reasoning !== null);
  const job = unscored || byPerson !== null ? await ports.store.reader.job(submission.jobId) : null;
  const needed = { minWidth: job?.minWidth ?? null, minHeight: job?.minHeight ?? null };
  const byAttempt = new Map(
    attempts.map((one) => [one.attempt.attempt, sayingsOf(one, needed, byPerson)] as const),
  );
  return (attempt) => byAttempt.get(attempt) ?? nothing;
};

const sayingsOf = (
  { attempt: { score, reasoning }, files }: AttemptWithFiles,
  needed: Pick<Job, "minWidth" | "minHeight">,
  byPerson: string | null,
): Sayings => {
  const sizes = files.flatMap(({ width, height }) =>
    width === null || height === null ? [] : [{ width, height }],
  );
  const unscored = score === null && reasoning !== null ? recogniseRejection(reasoning, needed, sizes) : null;
  return {
    reasoning: score?.said?.reasoning ?? unscored?.reasoning ?? null,
    feedback: score?.said?.feedback ?? unscored?.feedback ?? null,
    byPerson: byPerson === null ? null : recogniseReasons(byPerson, score, needed),
  };
};
