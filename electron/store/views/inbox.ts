import { deadlineKey, type InboxPlace, inboxPlaceOf } from "#shared/domain/job-standing.ts";
import type { InboxQuery, InboxRows } from "../../service/job-list-port.ts";
import type { Instant } from "#shared/lib/instant.ts";
import type { Session } from "../engine/connection.ts";
import { hexText, idText } from "../rows/codec.ts";
import { type StandingRow, standings } from "./job-standings.ts";
import { overviewsOf } from "./overviews.ts";

/** What the inbox shows of all jobs: the first rows of each part are read whole, the rest is counted. */
export const inboxRows = (session: Session, { now, rows, aside }: InboxQuery): InboxRows => {
  const parts: Record<InboxPlace, StandingRow[]> = { needs_you: [], missed: [], quiet: [], settled: [] };
  for (const row of standings(session, now)) parts[inboxPlaceOf(row.standing, row)].push(row);
  for (const part of ["needs_you", "missed", "quiet"] as const) parts[part].sort(soonestFirst);
  parts.settled.sort((a, b) => b.endedAt - a.endedAt || b.createdAt - a.createdAt);
  const first = (part: InboxPlace, amount: number) =>
    overviewsOf(
      session,
      parts[part].slice(0, amount).map(({ id }) => id),
    );
  return {
    needsYou: first("needs_you", rows),
    needsYouTotal: parts.needs_you.length,
    missed: first("missed", rows),
    missedTotal: parts.missed.length,
    quiet: first("quiet", aside),
    quietTotal: parts.quiet.length,
    settled: first("settled", aside),
    settledTotal: parts.settled.length,
    nextDeadline: parts.quiet.reduce<Instant | null>((soonest, { standing: { runsTo } }) => {
      if (runsTo === null) return soonest;
      return soonest === null || runsTo < soonest ? runsTo : soonest;
    }, null),
    waitingForModel: perOwner([...parts.needs_you, ...parts.quiet]),
  };
};

const soonestFirst = (a: StandingRow, b: StandingRow): number => {
  const [left, right] = [deadlineKey(a.standing, a.createdAt), deadlineKey(b.standing, b.createdAt)];
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
};

const perOwner = (rows: readonly StandingRow[]): InboxRows["waitingForModel"] => {
  const sums = new Map<string, { ownerId: StandingRow["ownerId"]; amount: number }>();
  for (const { ownerId, waitingForModel } of rows) {
    if (waitingForModel === 0) continue;
    const key = hexText(ownerId);
    sums.set(key, { ownerId, amount: (sums.get(key)?.amount ?? 0) + waitingForModel });
  }
  return [...sums.values()].map(({ ownerId, amount }) => ({ ownerId: idText(ownerId), amount }));
};
