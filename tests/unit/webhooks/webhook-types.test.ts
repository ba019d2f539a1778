import { describe, expect, test } from "vitest";
import type { DomainEvent } from "#shared/domain/events.ts";
import type { JobId, SubmissionId } from "#shared/domain/ids.ts";
import { nextAttemptAt, tidyWishes, WEBHOOK_TYPES, webhookTypeOf } from "#shared/domain/webhooks.ts";
import { HOUR, MINUTE } from "#shared/lib/instant.ts";
import { idOf, T0 } from "../../helpers/domain.ts";

const jobId = idOf<JobId>(1);
const of = { jobId, submissionId: idOf<SubmissionId>(2) };
const restored = (
  from: "approved" | "rejected",
  to: "approved" | "rejected" | "pending_score",
): DomainEvent => ({
  ...of,
  type: "submission.decision_restored",
  by: "Mika",
  from,
  to: { status: to, decision: null, ownStars: null, waitingFor: null },
});

describe("what is told outside", () => {
  test.each<[DomainEvent, string | null]>([
    [{ ...of, type: "submission.approved", by: "model" }, "submission.approved"],
    [{ type: "job.completed", jobId }, "job.completed"],
    [{ type: "job.settled", jobId, reason: null, by: "Mika" }, "job.completed"],
    [{ type: "job.deadline_missed", jobId }, "job.deadline_missed"],
    [restored("approved", "rejected"), "submission.rejected"],
    [restored("rejected", "approved"), "submission.approved"],
    [restored("approved", "approved"), null],
    [restored("approved", "pending_score"), null],
    [{ ...of, type: "submission.received", attempt: 1, files: 1 }, null],
    [{ ...of, type: "submission.retry_lapsed", attempt: 1 }, null],
    [{ type: "job.cancelled", jobId }, null],
    [{ type: "webhook.created", webhookId: jobId }, null],
  ])("%j is told as %s", (event, type) => {
    expect(webhookTypeOf(event)).toBe(type);
  });
});

test("a delivery is tried after 0, 1 min, 5 min, 30 min, 2 h and 8 h", () => {
  const waits = [1, 2, 3, 4, 5, 6].map((failed) => {
    const next = nextAttemptAt(failed, T0);
    return next === null ? null : next - T0;
  });
  expect(waits).toEqual([MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 8 * HOUR, null]);
});

test("wishes are kept once each, and all of them as one", () => {
  expect(tidyWishes(["job.closed", "submission.scored", "job.closed"])).toEqual([
    "submission.scored",
    "job.closed",
  ]);
  expect(tidyWishes(["job.closed", "*"])).toEqual(["*"]);
  expect(tidyWishes(WEBHOOK_TYPES)).toEqual(WEBHOOK_TYPES);
});
