import type { JobId } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import { calibrationId } from "#shared/domain/scoring/calibration.ts";
import type { EditedPrompts, PromptSet } from "#shared/domain/scoring/prompt-set.ts";
import type { Stars, Weights } from "#shared/domain/scoring/score.ts";
import type { Ports } from "./ports.ts";
import { recordEvents } from "./record-events.ts";
import type { StoreWriter } from "./store-port.ts";

export interface JudgingChange {
  readonly jobId: JobId;
  readonly actor: string;
  readonly minStarRating?: Stars | undefined;
  readonly weights?: Weights | undefined;
  /** Null brings the rules back. */
  readonly prompts?: EditedPrompts | null | undefined;
}

/** Changes how a job judges from now on. Scores that are there stay as they are until they are judged again. */
export const changeJudging = (ports: Ports, change: JudgingChange): Promise<Job | Refusal> =>
  ports.store.write(async (tx) => {
    const before = await tx.job(change.jobId);
    if (before === null) return refuse("not_found", "There is no such job.");
    const job: Job = {
      ...before,
      minStarRating: change.minStarRating ?? before.minStarRating,
      weights: change.weights ?? before.weights,
      prompts: change.prompts === undefined ? before.prompts : change.prompts,
    };
    await tx.saveJob(job);
    const { id: jobId, minStarRating, weights, prompts } = job;
    await recordEvents(
      ports,
      tx,
      job.ownerId,
      [{ type: "job.judging_changed", jobId, by: change.actor, minStarRating, weights, prompts }],
      ports.clock.now(),
    );
    return job;
  });

/** Keeps what a score names by id, in the transaction of the score. */
export const keepBasis = async (ports: Ports, tx: StoreWriter, promptSet: PromptSet): Promise<void> => {
  const calibration = ports.models.calibration();
  await tx.keepPromptParts(promptSet.id, promptSet);
  await tx.keepCalibration(calibrationId(calibration), calibration);
};
