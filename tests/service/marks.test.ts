import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobId } from "#shared/domain/ids.ts";
import { SUBMISSION_STATUSES } from "#shared/domain/submission.ts";
import type { DeskMark } from "#shared/domain/marks.ts";
import type { DeskHandlers } from "../../electron/service/desk/desk-ports.ts";
import { startTestService, type TestService } from "../helpers/service.ts";
import { contestOf, deskOver, must } from "./contest.ts";

let service: TestService;
let desk: DeskHandlers;
let jobId: JobId;
beforeAll(async () => {
  service = await startTestService();
  desk = deskOver(service);
  jobId = await contestOf(desk, { texts: 5, places: 2 });
});
afterAll(() => service.stop());

const mark = async (numbers: readonly number[], which: DeskMark, on = true) =>
  must(await desk["triage.mark"]({ jobId, numbers: [...numbers], mark: which, on }));
const marksOf = async (number: number) =>
  must(await desk["triage.rows"]({ jobId, numbers: [number] }))[0]?.marks;
const list = async (marks: DeskMark[] = []) =>
  must(
    await desk["triage.index"]({
      jobId,
      statuses: [...SUBMISSION_STATUSES],
      stars: [0, 1, 2, 3, 4, 5],
      reviewed: "not_yet",
      marks,
      sort: "oldest",
    }),
  );

test("marks on several are one step of the job's history: taken back and done again with the decisions", async () => {
  await mark([1, 2, 3], "shortlisted");
  const again = await mark([2, 3, 4], "shortlisted");
  expect(again).toMatchObject({ changed: [4], undoLabel: "Shortlisted 3 submissions" });
  const index = await list(["shortlisted"]);
  expect([...index.numbers]).toEqual([1, 2, 3, 4]);
  expect(index).toMatchObject({ byMarks: { shortlisted: 4, flagged: 0 }, canUndo: again.undoLabel });
  must(await desk["triage.undo"]({ jobId }));
  must(await desk["triage.undo"]({ jobId }));
  expect((await list()).byMarks.shortlisted).toBe(0);
  must(await desk["triage.redo"]({ jobId }));
  expect(await marksOf(2)).toEqual(["shortlisted"]);
  const { steps } = must(await desk["history.list"]({ jobId, before: null }));
  expect(steps.map(({ label, size }) => [label, size])).toContainEqual(["Shortlisted 3 submissions", 3]);
});

test("what is put off leaves what waits until it is asked for, and comes back when its decision is taken back", async () => {
  await mark([5], "skipped");
  const waiting = await list();
  expect([...waiting.numbers]).toEqual([1, 2, 3, 4]);
  expect(waiting).toMatchObject({ byMarks: { skipped: 1 }, facets: { hiding: { marks: { hides: 1 } } } });
  expect([...(await list(["skipped"])).numbers]).toEqual([5]);
  must(await desk["triage.decide"]({ jobId, numbers: [5], outcome: "approved", reason: null, words: null }));
  expect(await marksOf(5)).toEqual([]);
  const decided = await mark([5], "skipped");
  expect(decided.refused).toMatchObject([{ number: 5, code: "wrong_state" }]);
  must(await desk["triage.undo"]({ jobId }));
  expect(await marksOf(5)).toEqual(["skipped"]);
});

test("whoever picks sees the shortlist first, and no public answer speaks of marks", async () => {
  await mark([4], "shortlisted");
  const pick = must(await desk["pick.get"]({ jobId }));
  expect(
    pick.candidates.map(({ number, marks }) => [number, marks.includes("shortlisted")]).slice(0, 5),
  ).toEqual([
    [1, true],
    [2, true],
    [3, true],
    [4, true],
    [5, false],
  ]);
});
