import { expect, test } from "vitest";
import { changeBrief, briefWordsOf } from "#shared/domain/brief.ts";
import { isRefusal } from "#shared/domain/refusal.ts";
import { addMs, HOUR } from "#shared/lib/instant.ts";
import { placesJob, selectionJob, T0 } from "../../helpers/domain.ts";

const WORDS = {
  title: "Red cars, parked",
  description: "One red car that is parked.",
  scoringCriteria: ["Parked"],
};

test("the words of a brief change while the job is open, and nothing else of it does", () => {
  const job = placesJob();
  const changed = changeBrief(job, WORDS, T0);
  expect(changed).toEqual({ ...job, ...WORDS });
});

test("the words change while every place is taken, since one may free up", () => {
  const job = placesJob({ files_needed: 1 });
  const filled = { ...job, counts: { ...job.counts, pendingScore: 1 } };
  expect(changeBrief(filled, WORDS, T0)).toMatchObject(WORDS);
});

test("the same words are no change", () => {
  const job = selectionJob({ scoring_criteria: ["Blue", "One boat"] });
  expect(changeBrief(job, { ...briefWordsOf(job), scoringCriteria: ["Blue", "One boat"] }, T0)).toBe(job);
});

test.each([
  ["closed by the clock", selectionJob(), addMs(T0, 2 * HOUR), "job_closed"],
  ["closed by its owner", { ...placesJob(), closedAt: T0 }, T0, "job_closed"],
  ["cancelled", { ...placesJob(), cancelledAt: T0 }, T0, "job_cancelled"],
] as const)("the words of a job that is %s stay", (_, job, now, code) => {
  const refused = changeBrief(job, WORDS, now);
  expect(isRefusal(refused) && refused.code).toBe(code);
});
