import type { DeskAnswers, DeskBridge, DeskCall, DeskInput } from "#shared/contract/desk-calls.ts";
import type { DeskEvent } from "#shared/contract/desk-events.ts";
import type { JobDetail, ModelStatus } from "#shared/contract/desk-views.ts";
import { withMark } from "#shared/domain/marks.ts";
import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import { addMs, DAY, HOUR, MINUTE } from "#shared/lib/instant.ts";
import { fakeScoring } from "./scoring.ts";
import { fakeAccess } from "./access.ts";
import { copiesOf } from "./copies.ts";
import { fakeJudging } from "./judging.ts";
import { fakeLearning } from "./learning.ts";
import { fakeModels } from "./models.ts";
import { fakeExport } from "./export.ts";
import { fakeInsights } from "./insights.ts";
import { fakeInbox } from "./inbox.ts";
import { fakeJobPage } from "./job-page.ts";
import { makeJobs, newJob } from "./jobs.ts";
import { detailOf } from "./submissions.ts";
import { fakeSearch } from "./search-calls.ts";
import { change, pickView, row, step, triageIndex } from "./triage-calls.ts";
import { fakeTriageLists } from "./triage-lists.ts";
import { fakeWebhooks } from "./webhooks.ts";
import { fakeReasons } from "./reasons.ts";
import { fakeCoverage } from "./missed.ts";
import { fakeRemotes } from "./remotes.ts";
import { fakeSeals } from "./seals.ts";
import { stateOf, type World } from "./world.ts";

export type Handlers = { readonly [C in DeskCall]: (input: DeskInput<C>) => DeskAnswers[C] | Refusal };

interface FakeOptions {
  readonly platform: string;
  readonly delayMs: number;
  /** A call that is refused. */
  readonly fail: string | null;
}

/** `window.winnow` over a world in memory, with the service's manners and none of its rules. */
export const fakeBridge = (world: World, options: FakeOptions): DeskBridge => {
  const listeners = new Set<(event: DeskEvent) => void>();
  const tell = (event: DeskEvent): void => {
    setTimeout(() => listeners.forEach((listener) => listener(event)), 0);
  };
  const handlers = makeHandlers(world, tell);
  return {
    platform: options.platform,
    workerPreview: "about:blank",
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    call: async (name, input) => {
      await new Promise((done) => setTimeout(done, options.delayMs));
      if (options.fail === name)
        return refuse("disk_full", "Couldn't save: the disk is full. Nothing changed.");
      return handlers[name](input);
    },
  };
};

const makeHandlers = (world: World, tell: (event: DeskEvent) => void): Handlers => {
  const find = (jobId: string): JobDetail => {
    const job = world.jobs.find((each) => each.id === jobId);
    if (job === undefined) throw new Error("There is no such job.");
    return job;
  };
  const put = (job: JobDetail, facts: Partial<JobDetail>): JobDetail => {
    const next = { ...job, ...facts };
    world.jobs = world.jobs.map((each) => (each.id === job.id ? next : each));
    tell({ type: "jobs.changed", jobIds: [job.id] });
    return next;
  };
  const touched = (job: JobDetail, numbers: readonly number[]): void =>
    tell({ type: "submissions.changed", jobId: job.id, numbers, arrived: 0 });
  return {
    ...fakeAccess(world),
    ...fakeModels(tell),
    ...fakeScoring(),
    ...fakeJudging(find),
    ...fakeLearning(),
    ...fakeInsights(world),
    ...fakeExport(world),
    "app.info": () => world.info,
    "app.setTheme": ({ theme }) => ((world.info = { ...world.info, theme }), null),
    "app.setActor": ({ name }) => ((world.info = { ...world.info, actor: name }), null),
    "preferences.get": () => world.preferences,
    "preferences.set": (changes) => {
      world.preferences = { ...world.preferences, ...changes };
      tell({ type: "preferences.changed" });
      return world.preferences;
    },
    "backup.get": () => ({ state: world.backup }),
    "backup.make": () => ({ state: world.backup }),
    "backup.restore": () => ({
      state: (world.backup = { kind: "staged", madeAt: "2026-05-01T10:00:00.000Z" }),
    }),
    "backup.restart": () => null,
    "backup.forget": () => ({ state: (world.backup = { kind: "idle" }) }),
    "storage.sizes": () => [
      { part: "files", bytes: 2_412_000_000 },
      { part: "database", bytes: 61_000_000 },
      { part: "previews", bytes: 190_400_000 },
      { part: "models", bytes: 156_000_000 },
      { part: "other", bytes: 4_200_000 },
    ],
    "storage.check": () => ({ problem: null }),
    "keymap.save": () => ({ saved: true }),
    "keymap.load": () => ({ keymap: world.preferences.keymap }),
    "app.openDataFolder": () => null,
    "app.copy": () => null,
    "model.status": () => world.model,
    "model.usePractice": (): ModelStatus =>
      (world.model = {
        model: { id: "practice", revision: "1", practice: true },
        forPracticeOnly: false,
        measured: false,
        scorer: "ready",
        reason: null,
      }),
    ...fakeInbox(world),
    "jobs.get": ({ jobId }) => find(jobId),
    "jobs.create": (input) => create(world, input),
    "jobs.close": ({ jobId }) => {
      const job = find(jobId);
      if (job.selectionType === "random")
        return refuse(
          "random_cannot_close_early",
          "A random draw cannot be closed early: workers were told when it closes.",
        );
      return put(job, {
        state: "closed",
        phase: job.phase === "none" ? "none" : "creator_selection",
        closesAt: world.now(),
        selectionDeadlineAt: addMs(world.now(), DAY),
      });
    },
    "jobs.cancel": ({ jobId }) => put(find(jobId), { state: "cancelled" }),
    "jobs.saveDrawReceipt": () => ({ saved: true }),
    "jobs.settle": ({ jobId, reason }) =>
      put(find(jobId), { phase: "settled", state: "completed", settleReason: reason }),
    "jobs.claim": ({ jobId }) => {
      const job = find(jobId);
      if (job.claim !== null && !job.claim.byThisDesk)
        return refuse("claimed_by_moderator", `${job.claim.moderator} has claimed this job.`);
      const moderator = world.info.actor ?? "You";
      return put(job, { claim: { moderator, until: addMs(world.now(), 30 * MINUTE), byThisDesk: true } });
    },
    "jobs.release": ({ jobId }) => put(find(jobId), { claim: null }),
    "share.setLan": ({ jobId, on, time = "8h", address = "192.168.1.24" }) => {
      const job = find(jobId);
      const forMs = { "1h": HOUR, "8h": 8 * HOUR, until_closed: null }[time];
      const share = {
        ...job.share,
        lanUrl: on ? job.share.localUrl.replace("127.0.0.1", address) : null,
        lanUntil: on && forMs !== null ? addMs(world.now(), forMs) : null,
        lanTime: on ? time : null,
        lanAddress: on ? address : null,
        lanEnd: null,
      };
      return put(job, { share }).share;
    },
    "share.revoke": ({ jobId }) => {
      const job = find(jobId);
      return put(job, {
        share: {
          ...job.share,
          localUrl: job.share.localUrl.replace(/k=.*/, `k=${Math.random().toString(16).slice(2, 12)}`),
        },
      }).share;
    },
    "practice.start": () => {
      world.jobs = makeJobs(24, world.now());
      world.info = { ...world.info, firstRun: false };
      return { jobIds: world.jobs.slice(0, 3).map((job) => job.id) };
    },
    "triage.index": (filter) => triageIndex(world, find(filter.jobId), filter),
    "triage.rows": ({ jobId, numbers }) => numbers.map((number) => row(world, find(jobId), number)),
    "submission.detail": ({ jobId, number }) => {
      const job = find(jobId);
      const detail = detailOf(job.id, row(world, job, number), stateOf(world, job, number), world.now());
      const made = world.reasons.map(({ id, code, title, words }) => ({
        code: `own:${id}`,
        publicCode: code,
        title,
        words,
        suggested: false,
      }));
      return { ...detail, reasons: [...detail.reasons, ...made] };
    },
    "triage.decide": ({ jobId, numbers, outcome }) => {
      const job = find(jobId);
      touched(job, numbers);
      const label = `${outcome === "approved" ? "Approve" : "Reject"} ${String(numbers.length)}`;
      return change(world, job, numbers, label, (state) => ({
        ...state,
        status: outcome,
        decidedBy: world.info.actor ?? "You",
      }));
    },
    "copies.of": ({ jobId, number }) => copiesOf(find(jobId).id, number),
    "copies.rejectRest": ({ jobId, number }) => {
      const job = find(jobId);
      const rest = copiesOf(job.id, number).cluster?.rest ?? [];
      touched(job, rest);
      return change(world, job, rest, `Rejected ${String(rest.length)}`, (state) => ({
        ...state,
        status: "rejected",
        decidedBy: world.info.actor ?? "You",
      }));
    },
    "triage.setStars": ({ jobId, numbers, stars }) => {
      const job = find(jobId);
      touched(job, numbers);
      return change(world, job, numbers, `Set ${String(stars ?? 0)} stars`, (state) => ({
        ...state,
        ownStars: stars ?? null,
      }));
    },
    "triage.mark": ({ jobId, numbers, mark, on }) => {
      const job = find(jobId);
      touched(job, numbers);
      return change(
        world,
        job,
        numbers,
        `${on ? "Marked" : "Unmarked"} ${String(numbers.length)}`,
        (state) => ({
          ...state,
          marks: withMark(state.marks, mark, on),
        }),
      );
    },
    "triage.undo": ({ jobId }) => {
      const done = step(world, world.undo, world.redo);
      if (done !== null) touched(find(jobId), done.numbers);
      return done ?? refuse("nothing_to_undo", "There is nothing to undo.");
    },
    "triage.redo": ({ jobId }) => {
      const done = step(world, world.redo, world.undo);
      if (done !== null) touched(find(jobId), done.numbers);
      return done ?? refuse("nothing_to_redo", "There is nothing to redo.");
    },
    "pick.get": ({ jobId }) => pickView(world, find(jobId)),
    "pick.setPlan": ({ jobId, plan, duels = [], notes = {} }) => (
      world.plans.set(jobId, { plan, duels, notes }),
      null
    ),
    ...fakeSeals(world, find, put),
    ...fakeCoverage(world, find),
    ...fakeJobPage(find, put),
    ...fakeRemotes(world),
    ...fakeSearch(world, find),
    ...fakeReasons(world),
    ...fakeTriageLists(world, find, touched),
    ...fakeWebhooks(world),
    "submission.open": () => ({ jobId: world.jobs[0]!.id, number: 1 }),
  };
};

const create = (world: World, input: DeskInput<"jobs.create">): JobDetail | Refusal => {
  if (/refuse/i.test(input.title))
    return refuse("invalid_job", "A job with this title is open already. Choose another title.");
  const now = world.now();
  const minutes = input.selection_time_minutes ?? 1440;
  const selects = input.max_completions !== undefined;
  const made = newJob(world.jobs.length, now, {
    title: input.title,
    description: input.description,
    type: input.type,
    cap: input.max_completions ?? input.files_needed ?? null,
    selectionType: input.selection_type ?? null,
    phase: selects ? "collecting" : "none",
    createdAt: now,
    closesAt: selects ? addMs(now, minutes * MINUTE) : null,
    scoringCriteria: Array.isArray(input.scoring_criteria) ? input.scoring_criteria : [],
  });
  world.jobs = [made, ...world.jobs];
  world.info = { ...world.info, firstRun: false };
  return made;
};
