import { sql } from "kysely";
import { deadlineKey, isInGroup, JOB_GROUPS, type JobGroup } from "#shared/domain/job-standing.ts";
import type { JobListQuery, JobListRows } from "../../service/job-list-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import { hexText, idText } from "../rows/codec.ts";
import { type StandingRow, standings } from "./job-standings.ts";
import { overviewsOf } from "./overviews.ts";

type KeyPart = string | number;
type Key = readonly KeyPart[];

const texts = query<object>()(() =>
  build
    .selectFrom("job")
    .innerJoin("owner", "owner.id", "job.owner_id")
    .select([
      "job.id as id",
      "job.code as code",
      "owner.name as owner",
      sql<string>`json_extract(job.brief, '$.title')`.as("title"),
      sql<string>`json_extract(job.brief, '$.description')`.as("description"),
    ]),
);

/** One page of jobs in the order asked for. Every job is looked at, none but those of the page is read whole. */
export const jobList = (session: Session, wish: JobListQuery): JobListRows => {
  const all = standings(session, wish.now);
  const words = wish.words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const read = words.length > 0 || wish.sort === "title" ? textsOf(session) : null;
  const matches = all.filter(
    (row) =>
      isInGroup(row.standing, row.selectionType, wish.group) &&
      (wish.types.length === 0 || wish.types.includes(row.type)) &&
      words.every((word) => read?.get(hexText(row.id))?.sought.includes(word) === true),
  );
  const keyed = matches
    .map((row) => ({ row, key: keyOf(row, wish.sort, read?.get(hexText(row.id))?.title ?? "") }))
    .sort((a, b) => compareKeys(a.key, b.key));
  const after = keyFrom(wish.after);
  const first = after === null ? 0 : firstAfter(keyed, after);
  const page = keyed.slice(first, first + wish.limit);
  const isMore = first + page.length < keyed.length;
  return {
    rows: overviewsOf(
      session,
      page.map(({ row }) => row.id),
    ),
    groups: groupsOf(all),
    matched: keyed.length,
    next: isMore ? JSON.stringify(page.at(-1)?.key ?? []) : null,
  };
};

const textsOf = (
  session: Session,
): ReadonlyMap<string, { readonly title: string; readonly sought: string }> =>
  new Map(
    session.all(texts, {}).map(({ id, code, owner, title, description }) => [
      hexText(id),
      {
        title: title.toLowerCase(),
        sought: `${title}\n${owner}\n${code}\n${description}`.toLowerCase(),
      },
    ]),
  );

const groupsOf = (all: readonly StandingRow[]): Readonly<Record<JobGroup, number>> => {
  const counts: Record<JobGroup, number> = { all: 0, live: 0, pick: 0, missed: 0, ended: 0 };
  for (const row of all) {
    for (const group of JOB_GROUPS) if (isInGroup(row.standing, row.selectionType, group)) counts[group] += 1;
  }
  return counts;
};

/** The parts compare one after the other; the id makes the key of each job its own. */
const keyOf = (row: StandingRow, sort: JobListQuery["sort"], title: string): Key => {
  const id = idText(row.id);
  switch (sort) {
    case "deadline":
      return [...deadlineKey(row.standing, row.standing.isEnded ? row.endedAt : row.createdAt), id];
    case "newest":
      return [-row.createdAt, id];
    case "title":
      return [title, id];
    case "waiting":
      return [-(row.standing.isEnded ? 0 : row.toReview), -row.createdAt, id];
  }
};

const compareKeys = (a: Key, b: Key): number => {
  for (let at = 0; at < a.length; at += 1) {
    const [left, right] = [a[at] ?? 0, b[at] ?? 0];
    if (left < right) return -1;
    if (left > right) return 1;
  }
  return 0;
};

/** A key that was altered on its way is as good as none: the list begins anew. */
const keyFrom = (text: string | null): Key | null => {
  if (text === null) return null;
  try {
    const parts: unknown = JSON.parse(text);
    return Array.isArray(parts) ? (parts as KeyPart[]) : null;
  } catch {
    return null;
  }
};

const firstAfter = (keyed: readonly { readonly key: Key }[], after: Key): number => {
  const found = keyed.findIndex(({ key }) => compareKeys(key, after) > 0);
  return found === -1 ? keyed.length : found;
};
