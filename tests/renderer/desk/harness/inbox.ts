import type { DeskInput } from "#shared/contract/desk-calls.ts";
import type { JobDetail } from "#shared/contract/desk-views.ts";
import type { Inbox, InboxAnswers, InboxCard } from "#shared/contract/inbox-calls.ts";
import { JOB_GROUPS, type JobGroup } from "#shared/domain/job-standing.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { World } from "./world.ts";

type Handlers = {
  readonly [C in keyof InboxAnswers]: (input: DeskInput<C>) => InboxAnswers[C] | Refusal;
};

/** The inbox and the list of jobs over a world in memory. */
export const fakeInbox = (world: World): Handlers => ({
  "inbox.get": (input) => inboxOf(world, input?.rows ?? 50),
  "jobs.list": (wish) => pageOf(world, wish),
  "submission.leftAt": () => null,
  "webhooks.replayParked": ({ endpointId }) => {
    const parked = world.otherCards.find((card) => card.key === endpointId);
    world.otherCards = world.otherCards.filter((card) => card !== parked);
    return { events: parked?.kind === "webhooks" ? parked.parked : 0 };
  },
});

const isOver = (job: JobDetail): boolean =>
  job.phase === "settled" || job.state === "completed" || job.state === "cancelled";

const deadline = (job: JobDetail): number =>
  (job.phase === "collecting" ? job.closesAt : job.selectionDeadlineAt) ?? Number.MAX_SAFE_INTEGER;
const soonest = (a: JobDetail, b: JobDetail): number => deadline(a) - deadline(b);

const inboxOf = (world: World, rows: number): Inbox => {
  const live = world.jobs.filter((job) => !isOver(job));
  const missed = live.filter((job) => job.phase === "moderator_selection").sort(soonest);
  const rest = live.filter((job) => job.phase !== "moderator_selection");
  const needed = rest.filter((job) => job.toReview > 0 || job.phase === "creator_selection").sort(soonest);
  const quiet = rest.filter((job) => !needed.includes(job));
  const settled = world.jobs.filter((job) => job.phase === "settled" || job.state === "completed");
  const resumed = world.jobs.find((job) => job.reviewed > 0);
  const cards: readonly InboxCard[] = [
    ...world.otherCards,
    ...needed.map((job): InboxCard => ({ kind: "job", key: job.id, at: job.closesAt, job })),
  ];
  return {
    needsYou: cards.slice(0, rows),
    needsYouTotal: cards.length,
    missed: missed.slice(0, rows),
    missedTotal: missed.length,
    quiet: quiet.slice(0, 5),
    quietTotal: quiet.length,
    settled: settled.slice(0, 5),
    settledTotal: settled.length,
    nextDeadline: quiet.map(({ closesAt }) => closesAt).find((at) => at !== null) ?? null,
    waitingForModel: rest.reduce((sum, job) => sum + job.waitingForModel, 0),
    waitingForBudget: rest.reduce((sum, job) => sum + job.waitingForBudget, 0),
    reviewedToday: world.jobs.length === 0 ? 0 : 348,
    resume:
      resumed === undefined
        ? null
        : {
            job: resumed,
            tab: "triage",
            number: Math.min(413, Math.max(1, resumed.counts.total)),
            state: JSON.stringify({ filters: { reviewed: "all", sort: "oldest" }, loupe: true }),
          },
  };
};

const isIn = (job: JobDetail, group: JobGroup): boolean => {
  if (group === "all") return true;
  if (group === "ended" || group === "live") return isOver(job) === (group === "ended");
  return job.phase === (group === "pick" ? "creator_selection" : "moderator_selection") && !isOver(job);
};

const pageOf = (world: World, wish: DeskInput<"jobs.list">): InboxAnswers["jobs.list"] => {
  const words = wish.words.toLowerCase().split(/\s+/).filter(Boolean);
  const matched = world.jobs
    .filter(
      (job) =>
        isIn(job, wish.group) &&
        (wish.types === undefined || wish.types.includes(job.type)) &&
        words.every((word) =>
          `${job.title} ${job.ownerName} ${job.description}`.toLowerCase().includes(word),
        ),
    )
    .sort((a, b) => {
      if (wish.sort === "title") return a.title.localeCompare(b.title);
      if (wish.sort === "newest") return b.createdAt - a.createdAt;
      if (wish.sort === "waiting") return b.toReview - a.toReview;
      return Number(isOver(a)) - Number(isOver(b)) || soonest(a, b);
    });
  const from = Number(wish.after ?? 0);
  const end = from + wish.limit;
  return {
    jobs: matched.slice(from, end),
    groups: Object.fromEntries(
      JOB_GROUPS.map((group) => [group, world.jobs.filter((job) => isIn(job, group)).length]),
    ) as Record<JobGroup, number>,
    matched: matched.length,
    next: end < matched.length ? String(end) : null,
  };
};
