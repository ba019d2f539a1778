import type { PromptPreview, PromptPreviewRow } from "#shared/contract/judging-views.ts";
import { mediaUrl } from "#shared/contract/media.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import type { Calibration } from "#shared/domain/scoring/calibration.ts";
import { measureCompleteness } from "#shared/domain/scoring/completeness.ts";
import { promptProblem } from "#shared/domain/scoring/edit-prompts.ts";
import {
  editedPromptSet,
  type EditedPrompts,
  type PromptSet,
  similarityReader,
} from "#shared/domain/scoring/prompt-set.ts";
import { measureRelevance } from "#shared/domain/scoring/relevance.ts";
import { spokenPrompt } from "#shared/domain/scoring/subject-prompts.ts";
import type { ModelRef } from "#shared/domain/scoring/score.ts";
import { promptsOf } from "../job-prompts.ts";
import type { Ports } from "../ports.ts";
import { cosinesOf, type PromptRows } from "../prompt-cosines.ts";

interface Compared {
  readonly set: PromptSet;
  readonly rows: PromptRows;
}

/**
 * What prompts would make of some of the job's pictures, beside what it judges by now: prompt embeddings against stored
 * picture embeddings, so no picture is opened. Refusals: not_found, no_model, invalid_job.
 */
export const promptPreview = async (
  ports: Ports,
  jobId: JobId,
  prompts: EditedPrompts,
  numbers: readonly number[],
): Promise<PromptPreview | Refusal> => {
  const problem = promptProblem(prompts);
  if (problem !== null) return refuse("invalid_job", problem);
  const job = await ports.store.reader.job(jobId);
  if (job === null) return refuse("not_found", "There is no such job.");
  const noModel = refuse("no_model", "There is no model that may judge this job now.");
  if (ports.models.usableFor(job) === null) return noModel;
  const [now, tried] = await Promise.all([
    compared(ports, await promptsOf(ports, job)),
    compared(ports, editedPromptSet(prompts)),
  ]);
  if (now === null || tried === null) return noModel;
  const rows = await Promise.all(numbers.map((number) => previewRow(ports, { jobId, number, now, tried })));
  return { rows: rows.filter((row) => row !== null) };
};

const compared = async (ports: Ports, set: PromptSet): Promise<Compared | null> => {
  const rows = await ports.scorer.promptRows(set);
  return rows === null ? null : { set, rows };
};

interface RowRequest {
  readonly jobId: JobId;
  readonly number: number;
  readonly now: Compared;
  readonly tried: Compared;
}

const previewRow = async (
  ports: Ports,
  { jobId, number, now, tried }: RowRequest,
): Promise<PromptPreviewRow | null> => {
  const { reader } = ports.store;
  const submission = await reader.submissionByNumber(jobId, number);
  if (submission === null) return null;
  const vectors = await embedded(ports, submission.id, submission.attempt, tried.rows.model);
  const picture = (await reader.filesOf(submission.id, submission.attempt)).find(
    ({ facts }) => facts !== null,
  );
  if (vectors.length === 0 || picture === undefined) return null;
  const calibration = ports.models.calibration();
  const trial = relevances(vectors, tried, calibration);
  const least = trial.reduce((a, b) => (b.probability < a.probability ? b : a));
  return {
    number,
    thumbnail: mediaUrl("thumb", picture.sha256),
    relevance: meanOf(trial.map(({ probability }) => probability)),
    relevanceNow: meanOf(relevances(vectors, now, calibration).map(({ probability }) => probability)),
    nearest: least.nearest === null ? null : spokenPrompt(least.nearest.text),
    criteria: measureCompleteness(
      tried.set,
      vectors.map((vector) => similarityReader(tried.set, cosinesOf(vector, tried.rows))),
      vectors.length,
      calibration,
    ).criteria.map(({ probability }) => probability),
  };
};

const embedded = async (
  ports: Ports,
  id: Parameters<Ports["store"]["reader"]["embeddingsOf"]>[0],
  attempt: number,
  model: ModelRef,
): Promise<readonly Uint8Array[]> =>
  (await ports.store.reader.embeddingsOf(id, attempt, model)).map(({ vector }) => vector);

const relevances = (vectors: readonly Uint8Array[], { set, rows }: Compared, calibration: Calibration) =>
  vectors.map((vector) => measureRelevance(set, similarityReader(set, cosinesOf(vector, rows)), calibration));

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
