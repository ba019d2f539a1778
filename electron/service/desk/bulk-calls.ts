import type { BulkProgress } from "#shared/contract/bulk-calls.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { isRefusal, refuse } from "#shared/domain/refusal.ts";
import { decide } from "../decisions.ts";
import type { Ports } from "../ports.ts";
import type { DeskHandlers } from "./desk-ports.ts";

/** The desk's calls that decide everything a filter shows, one at a time for each job. */
export const bulkHandlers = (
  ports: Ports,
  actor: () => Promise<string>,
): Pick<DeskHandlers, "triage.decideMatching" | "triage.bulk"> => {
  const running = new Map<JobId, BulkProgress>();
  return {
    "triage.decideMatching": async ({ upTo, outcome, reason, words, ...filter }) => {
      const { jobId } = filter;
      if (running.has(jobId)) return refuse("wrong_state", "Another bulk is still under way in this job.");
      running.set(jobId, { done: 0, total: 0 });
      try {
        const name = await actor();
        const asked = { actor: name, now: ports.clock.now() };
        const matching = await ports.store.views.numbersInTriage({ ...filter, asked });
        const numbers = [...matching.filter((number) => number <= upTo)];
        running.set(jobId, { done: 0, total: numbers.length });
        const made = await decide(ports, { jobId, numbers, outcome, actor: name, reason, words }, (done) =>
          running.set(jobId, { done, total: numbers.length }),
        );
        if (isRefusal(made)) return made;
        return {
          changed: made.changed.length,
          refused: made.refused.length,
          message: made.refused[0]?.message ?? null,
          undoLabel: made.undoLabel,
        };
      } finally {
        running.delete(jobId);
      }
    },
    "triage.bulk": ({ jobId }) => Promise.resolve(running.get(jobId) ?? null),
  };
};
