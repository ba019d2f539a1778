import type { Inbox, JobCard } from "#shared/contract/desk-views.ts";
import { DAY, instant } from "#shared/lib/instant.ts";
import type { Ports } from "../ports.ts";
import { jobCard } from "./job-cards.ts";
import { readLeftAt } from "./left-at.ts";
import { deskOverviews } from "./waiting.ts";

/** Jobs by what they need: a person, a moderator, nobody. Soonest deadline first, jobs without one last. */
export const inbox = async (ports: Ports): Promise<Inbox> => {
  const now = ports.clock.now();
  const cards = (await deskOverviews(ports)).map((overview) => jobCard(overview, now));
  const ended = (card: JobCard): boolean =>
    card.state === "cancelled" ||
    card.phase === "settled" ||
    (card.phase === "none" && card.state === "completed" && card.toReview === 0);
  const missed = cards.filter((card) => card.phase === "moderator_selection" && !ended(card));
  const open = cards.filter((card) => !ended(card) && card.phase !== "moderator_selection");
  const needs = (card: JobCard): boolean =>
    card.toReview > 0 ||
    card.toScore > 0 ||
    card.waitingForModel > 0 ||
    card.waitingForBudget > 0 ||
    card.phase === "creator_selection";
  const leftAt = await readLeftAt(ports);
  const resumed =
    leftAt === null
      ? undefined
      : cards.find((card) => card.id === leftAt.jobId && !ended(card) && card.toReview > 0);
  return {
    needsYou: open.filter(needs).sort(byDeadline),
    missed: missed.sort(byDeadline),
    settled: cards.filter(ended).sort((a, b) => b.createdAt - a.createdAt),
    quiet: open.filter((card) => !needs(card)).sort(byDeadline),
    reviewedToday: await ports.store.views.decisionsSince(startOfToday(now)),
    resume: resumed === undefined || leftAt === null ? null : { job: resumed, number: leftAt.number },
  };
};

const deadlineOf = (card: JobCard): number =>
  card.phase === "collecting" ? (card.closesAt ?? Infinity) : (card.selectionDeadlineAt ?? Infinity);

const byDeadline = (a: JobCard, b: JobCard): number => {
  const difference = deadlineOf(a) - deadlineOf(b);
  // Infinity - Infinity is NaN: jobs without a deadline keep the newest first.
  return Number.isNaN(difference) || difference === 0 ? b.createdAt - a.createdAt : difference;
};

/** Midnight of the machine's own time zone. */
const startOfToday = (now: number) => {
  const offset = new Date(now).getTimezoneOffset() * 60_000;
  return instant(Math.floor((now - offset) / DAY) * DAY + offset);
};
