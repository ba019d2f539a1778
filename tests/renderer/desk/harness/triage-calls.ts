import type { DecideResult, JobDetail, TriageIndexView, UndoResult } from "#shared/contract/desk-views.ts";
import type { PickView } from "#shared/contract/pick-calls.ts";
import type { WorkerId } from "#shared/domain/ids.ts";
import type { DeskInput } from "#shared/contract/desk-calls.ts";
import type { SubmissionState } from "./submissions.ts";
import { rowOf } from "./submissions.ts";
import { setState, stateOf, type World } from "./world.ts";

export const row = (world: World, job: JobDetail, number: number) =>
  rowOf(world.jobs.indexOf(job), number, stateOf(world, job, number));

export const triageIndex = (
  world: World,
  job: JobDetail,
  filter: DeskInput<"triage.index">,
): TriageIndexView => {
  const byStatus = { pending_score: 0, approved: 0, rejected: 0, retry_pending: 0 };
  const byStars = [0, 0, 0, 0, 0, 0];
  const byReview = { byPerson: 0, notYet: 0, overrides: 0 };
  const byMarks = { flagged: 0, shortlisted: 0, skipped: 0 };
  const found: { number: number; mean: number; confidence: number }[] = [];
  for (let number = 1; number <= job.counts.total; number += 1) {
    const each = row(world, job, number);
    byStatus[each.status] += 1;
    byStars[each.stars ?? 0] = (byStars[each.stars ?? 0] ?? 0) + 1;
    const override = each.decided !== null && each.verdict !== null && each.decided !== each.verdict;
    byReview[each.decided === null ? "notYet" : "byPerson"] += 1;
    if (override) byReview.overrides += 1;
    const reviewed =
      filter.reviewed === "all" ||
      (filter.reviewed === "overrides"
        ? override
        : (each.decided !== null) === (filter.reviewed === "by_person"));
    if (!reviewed) continue;
    for (const mark of each.marks) byMarks[mark] += 1;
    const marked =
      filter.marks === undefined || filter.marks.length === 0
        ? filter.reviewed !== "not_yet" || !each.marks.includes("skipped")
        : filter.marks.some((mark) => each.marks.includes(mark));
    if (!marked) continue;
    if (filter.statuses.length > 0 && !filter.statuses.includes(each.status)) continue;
    if (filter.stars.length > 0 && !filter.stars.includes(each.stars ?? 0)) continue;
    found.push({ number, mean: each.mean ?? 0, confidence: each.confidence ?? 0 });
  }
  const order = {
    newest: (a: (typeof found)[0], b: (typeof found)[0]) => b.number - a.number,
    oldest: (a: (typeof found)[0], b: (typeof found)[0]) => a.number - b.number,
    best: (a: (typeof found)[0], b: (typeof found)[0]) => b.mean - a.mean,
    worst: (a: (typeof found)[0], b: (typeof found)[0]) => a.mean - b.mean,
    least_certain: (a: (typeof found)[0], b: (typeof found)[0]) => a.confidence - b.confidence,
    relevance_high: (a: (typeof found)[0], b: (typeof found)[0]) => b.mean - a.mean,
    relevance_low: (a: (typeof found)[0], b: (typeof found)[0]) => a.mean - b.mean,
    quality_high: (a: (typeof found)[0], b: (typeof found)[0]) => b.mean - a.mean,
    quality_low: (a: (typeof found)[0], b: (typeof found)[0]) => a.mean - b.mean,
    completeness_high: (a: (typeof found)[0], b: (typeof found)[0]) => b.mean - a.mean,
    completeness_low: (a: (typeof found)[0], b: (typeof found)[0]) => a.mean - b.mean,
    worker: (a: (typeof found)[0], b: (typeof found)[0]) => (a.number % 7) - (b.number % 7),
    slowest_decided: (a: (typeof found)[0], b: (typeof found)[0]) => a.number - b.number,
    likely: (a: (typeof found)[0], b: (typeof found)[0]) =>
      (a.number % 2) - (b.number % 2) || a.number - b.number,
  }[filter.sort];
  return {
    numbers: Uint32Array.from(found.sort(order).map((each) => each.number)),
    total: job.counts.total,
    byStatus,
    byStars,
    byReview,
    byMarks,
    byCopies: { same_file: 0, same_picture: 2, same_text: 0, reworded: 0, filler: 0 },
    facets: facetsOf(
      found.map(({ confidence }) => confidence),
      byReview,
    ),
    canUndo: world.undo.at(-1)?.label ?? null,
    canRedo: world.redo.at(-1)?.label ?? null,
  };
};

const BINS = 20;
const hill = (amount: number): number[] =>
  Array.from({ length: BINS }, (_, at) => Math.round(amount * Math.exp(-(((at - 13) / 5) ** 2))));

const facetsOf = (
  confidences: readonly number[],
  { byPerson, notYet }: TriageIndexView["byReview"],
): TriageIndexView["facets"] => ({
  byDecider: {
    nobody: Math.round(notYet / 20),
    model: notYet - Math.round(notYet / 20),
    me: byPerson,
    others: 0,
  },
  byTries: { 1: confidences.length, 2: 3, 3: 0 },
  bySent: { hour: 4, day: 40, week: confidences.length },
  byReason: [
    { code: "blurred", count: 12 },
    { code: "off_topic", count: 3 },
  ],
  byWorker: ["Mika K.", "Ana B.", "Ravi S.", "Lena O.", "Tomas H.", "Aiko Y.", "Jamal D.", "Rosa M."].map(
    (name, at) => ({
      id: `00000000-0000-7000-8000-00000000010${String(at)}` as WorkerId,
      name,
      count: 40 - 4 * at,
    }),
  ),
  workers: 8,
  byConfidence: hill(confidences.length / 8),
  byDimension: { relevance: hill(30), quality: hill(20), completeness: hill(25) },
  hiding: {
    reviewed: { hides: byPerson, brings: byPerson },
    stars: { hides: notYet, brings: 0 },
  },
});

/** Changes each of the numbers that the rules allow, as one step of undo. */
export const change = (
  world: World,
  job: JobDetail,
  numbers: readonly number[],
  label: string,
  next: (state: SubmissionState) => SubmissionState,
): DecideResult => {
  const refused = numbers
    .filter((number) => stateOf(world, job, number).status === "retry_pending")
    .map((number) => ({
      number,
      code: "worker_is_retrying",
      message: "The worker is sending a new try; decide when it arrives.",
    }));
  const allowed = numbers.filter((number) => stateOf(world, job, number).status !== "retry_pending");
  const before = allowed.map((number) => setState(world, job, number, next(stateOf(world, job, number))));
  world.undo.push({ label, before });
  world.redo.length = 0;
  return { changed: allowed, refused, undoLabel: label };
};

export const step = (world: World, from: World["undo"], to: World["undo"]): UndoResult | null => {
  const last = from.pop();
  if (last === undefined) return null;
  to.push({
    label: last.label,
    before: last.before.map(([key]) => [key, world.states.get(key) ?? last.before[0]![1]]),
  });
  for (const [key, state] of last.before) world.states.set(key, state);
  return { label: last.label, numbers: last.before.map(([key]) => Number(key.split(" ")[1])) };
};

export const pickView = (world: World, job: JobDetail): PickView => {
  const rows = Array.from({ length: Math.min(job.counts.total, 400) }, (_, i) => row(world, job, i + 1));
  return {
    jobId: job.id,
    cap: job.cap ?? 0,
    winners: [
      ...rows.filter((each) => each.status === "approved" && !each.winner).slice(0, job.counts.winners),
      ...rows.filter((each) => each.winner),
    ].slice(0, job.counts.winners),
    candidates: rows
      .filter((each) => !each.winner && (each.status === "approved" || each.status === "pending_score"))
      .sort((a, b) => (b.ownStars ?? b.mean ?? 0) - (a.ownStars ?? a.mean ?? 0)),
    eligible: job.counts.approved + job.counts.pendingScore,
    ...(world.plans.get(job.id) ?? { plan: [], duels: [], notes: {} }),
    phase: job.phase,
    selectionType: job.selectionType,
    sameWorker: [[2, 5]],
    copies: [],
    claim: job.claim,
    blocked:
      job.selectionType === "creator"
        ? null
        : "This job draws its winners at random when it closes; they cannot be chosen.",
  };
};
