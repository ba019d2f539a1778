import type { Inbox, InboxAnswers, InboxCard, JobInboxCard } from "#shared/contract/inbox-calls.ts";
import { standingOf } from "#shared/domain/job-standing.ts";
import { sealCounts } from "#shared/domain/seal/seal-plan.ts";
import { selectionDeadline } from "#shared/domain/selection.ts";
import { placesForMine } from "#shared/domain/sync/winner-conflict.ts";
import { PARKED_KEPT_MS } from "#shared/domain/webhooks.ts";
import { addMs, DAY, instant, type Instant } from "#shared/lib/instant.ts";
import type { InboxRows } from "../job-list-port.ts";
import type { Ports } from "../ports.ts";
import { replayParked } from "../webhooks/replay-parked.ts";
import type { DeskHandlers } from "./desk-ports.ts";
import { jobCard } from "./job-cards.ts";
import { readResume, saveLeftAt } from "./left-at.ts";
import { deskOverview, type DeskOverview } from "./waiting.ts";

const FIRST_ROWS = 50;
const ASIDE_ROWS = 5;

export const inboxHandlers = (ports: Ports): Pick<DeskHandlers, keyof InboxAnswers> => ({
  "inbox.get": (input) => inbox(ports, input?.rows),
  "jobs.list": async ({ types = [], ...wish }) => {
    const now = ports.clock.now();
    const { rows, ...rest } = await ports.store.views.jobList({ ...wish, types, now });
    return { ...rest, jobs: (await shown(ports, rows)).map((overview) => jobCard(overview, now)) };
  },
  "submission.leftAt": async (at) => {
    await saveLeftAt(ports, at);
    return null;
  },
  "webhooks.replayParked": ({ endpointId }) => replayParked(ports, endpointId),
});

const shown = (ports: Ports, rows: InboxRows["needsYou"]): Promise<readonly DeskOverview[]> =>
  Promise.all(rows.map((overview) => deskOverview(ports, overview)));

/** What waits for somebody, by what runs out first; what waits for nobody beside it. */
export const inbox = async (ports: Ports, limit = FIRST_ROWS): Promise<Inbox> => {
  const now = ports.clock.now();
  const found = await ports.store.views.inboxRows({ now, rows: limit, aside: ASIDE_ROWS });
  const cardsOf = async (rows: InboxRows["needsYou"]) =>
    (await shown(ports, rows)).map((overview) => jobCard(overview, now));
  const needsYou = await shown(ports, found.needsYou);
  const others = [
    ...(await sealCards(ports, now)),
    ...(await conflictCards(ports)),
    ...(await webhookCards(ports)),
  ];
  const jobs = needsYou.map((overview): JobInboxCard => ({
    kind: "job",
    key: overview.job.id,
    at: standingOf(overview.job, now).runsTo,
    job: jobCard(overview, now),
  }));
  return {
    needsYou: bySoonest([...others, ...jobs]).slice(0, limit),
    needsYouTotal: found.needsYouTotal + others.length,
    missed: await cardsOf(found.missed),
    missedTotal: found.missedTotal,
    quiet: await cardsOf(found.quiet),
    quietTotal: found.quietTotal,
    settled: await cardsOf(found.settled),
    settledTotal: found.settledTotal,
    nextDeadline: found.nextDeadline,
    ...(await waitingTotals(ports, found, needsYou)),
    reviewedToday: await ports.store.views.decisionsSince(startOfToday(now)),
    resume: await readResume(ports),
  };
};

/** Stable: what has no moment of its own keeps its order, after everything that has one. */
const bySoonest = (cards: readonly InboxCard[]): readonly InboxCard[] =>
  cards.toSorted((a, b) => {
    if (a.at === null || b.at === null) return Number(a.at === null) - Number(b.at === null);
    return a.at - b.at;
  });

/** What was refused, or waits for a connection. What is at work right now needs nobody. */
const sealCards = async (ports: Ports, now: Instant): Promise<readonly InboxCard[]> => {
  const cards: InboxCard[] = [];
  for (const plan of await ports.store.reader.unfinishedSeals(null)) {
    const job = await ports.store.reader.job(plan.jobId);
    // What holds it up is a card of its own.
    if (job === null || (await ports.store.reader.openConflictOf(plan.jobId)) !== null) continue;
    const { confirmed } = sealCounts(plan);
    cards.push({
      kind: "seal",
      key: plan.id,
      at: standingOf(job, now).runsTo,
      sealId: plan.id,
      jobId: job.id,
      title: job.title,
      destination: plan.destination === "local" ? "local" : "remote",
      confirmed,
      total: plan.batches.length,
      problem: plan.batches.find(({ problem }) => problem !== null)?.problem?.message ?? null,
    });
  }
  return cards;
};

const conflictCards = async (ports: Ports): Promise<readonly InboxCard[]> => {
  const { reader } = ports.store;
  const cards: InboxCard[] = [];
  for (const { id, jobId, conflict } of await reader.openConflicts()) {
    const job = await reader.job(jobId);
    const followed = await reader.remoteJob(jobId);
    const remote = followed === null ? null : await reader.remote(followed.remoteId);
    if (job === null || remote === null) continue;
    cards.push({
      kind: "conflict",
      key: id,
      at: selectionDeadline(job),
      conflictId: id,
      title: job.title,
      remoteName: remote.name,
      mine: conflict.mine.length,
      theirs: conflict.theirs.length,
      places: placesForMine(conflict),
    });
  }
  return cards;
};

const webhookCards = async (ports: Ports): Promise<readonly InboxCard[]> => {
  const parked = await ports.store.views.parkedWebhooks();
  return Promise.all(
    parked.map(async ({ endpoint, amount, since, lastError }): Promise<InboxCard> => ({
      kind: "webhooks",
      key: endpoint.id,
      at: addMs(since, PARKED_KEPT_MS),
      endpointId: endpoint.id,
      url: endpoint.url,
      ownerName: (await ports.store.reader.owner(endpoint.ownerId))?.name ?? "",
      parked: amount,
      since,
      lastError,
    })),
  );
};

/** What waits for a model, and what waits for credits: where a model judges all, that is the owner's budget. */
const waitingTotals = async (
  ports: Ports,
  found: InboxRows,
  needsYou: readonly DeskOverview[],
): Promise<Pick<Inbox, "waitingForModel" | "waitingForBudget">> => {
  const all = found.waitingForModel.reduce((sum, { amount }) => sum + amount, 0);
  let waitingForBudget = 0;
  if (ports.models.current() !== null && ports.models.judgesAll()) {
    for (const { ownerId, amount } of found.waitingForModel) {
      const owner = await ports.store.reader.owner(ownerId);
      if ((owner?.monthlyCredits ?? null) !== null) waitingForBudget += amount;
    }
  } else waitingForBudget = needsYou.reduce((sum, overview) => sum + overview.waitingForBudget, 0);
  return { waitingForModel: all - waitingForBudget, waitingForBudget };
};

/** Midnight of the machine's own time zone. */
const startOfToday = (now: number) => {
  const offset = new Date(now).getTimezoneOffset() * 60_000;
  return instant(Math.floor((now - offset) / DAY) * DAY + offset);
};
