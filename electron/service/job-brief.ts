import { briefWordsOf, type BriefWords, changeBrief as decideChange } from "#shared/domain/brief.ts";
import type { JobId } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import type { Ports } from "./ports.ts";
import { recordEvents } from "./record-events.ts";

export interface BriefChange {
  readonly jobId: JobId;
  readonly words: BriefWords;
  readonly by: string;
}

/** Rewrites what workers read; those who have the page open see it at once. Old words stay in the event log. */
export const changeBrief = (ports: Ports, { jobId, words, by }: BriefChange): Promise<Job | Refusal> =>
  ports.store.write(async (tx) => {
    const now = ports.clock.now();
    const before = await tx.job(jobId);
    if (before === null) return refuse("not_found", "There is no such job.");
    const after = decideChange(before, words, now);
    if (isRefusal(after) || after === before) return after;
    await tx.saveBrief(after);
    await recordEvents(
      ports,
      tx,
      after.ownerId,
      [
        {
          type: "job.brief_changed",
          jobId,
          by,
          words: briefWordsOf(after),
          earlier: briefWordsOf(before),
        },
      ],
      now,
    );
    return after;
  });
