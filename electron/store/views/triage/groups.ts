/**
 * The groups of filters over a job's columns: each says which rows pass it, and counts rows for the choices that it
 * offers. Whether a group is in use decides whether it is asked at all.
 */
import {
  DECIDERS,
  type Decider,
  DIMENSIONS,
  type Range,
  RANGE_BINS,
  type Recent,
  type TriageGroup,
} from "#shared/contract/triage-calls.ts";
import { COPY_MARKS } from "#shared/domain/duplicates/copy.ts";
import { DESK_MARKS, type DeskMark } from "#shared/domain/marks.ts";
import { SUBMISSION_STATUSES } from "#shared/domain/submission.ts";
import { DAY, HOUR } from "#shared/lib/instant.ts";
import type { TriageFilter } from "../../../service/views-port.ts";
import { REVIEW } from "../../rows/facet.ts";
import type { JobColumns } from "./job-columns.ts";

export interface Group {
  readonly name: TriageGroup;
  /** Null: the group is not in use and hides nothing. */
  readonly passes: ((row: number) => boolean) | null;
  readonly counts: Uint32Array;
  /** Counts the row for each choice that would show it. */
  readonly count: (row: number) => void;
}

const STARS = 6;
const REVIEWS: Record<TriageFilter["reviewed"], readonly number[]> = {
  all: [REVIEW.notYet, REVIEW.byPerson, REVIEW.override],
  by_person: [REVIEW.byPerson, REVIEW.override],
  not_yet: [REVIEW.notYet],
  overrides: [REVIEW.override],
};
const WITHIN: Record<Recent, number> = { hour: HOUR, day: DAY, week: 7 * DAY };
const LAST_TRIES = 3;

/** A row is of one kind out of a few, and some kinds are chosen. */
const ofKinds = (
  name: TriageGroup,
  kinds: number,
  kindOf: (row: number) => number,
  chosen: readonly number[] | null,
): Group => {
  const counts = new Uint32Array(kinds);
  const isChosen = new Uint8Array(kinds);
  for (const kind of chosen ?? []) isChosen[kind] = 1;
  return {
    name,
    passes: chosen === null ? null : (row) => isChosen[kindOf(row)] === 1,
    counts,
    count: (row) => {
      const kind = kindOf(row);
      counts[kind] = (counts[kind] ?? 0) + 1;
    },
  };
};

/** A row has a figure, or none. */
const ofRange = (
  name: TriageGroup,
  values: Float32Array,
  [least, greatest]: readonly [number, number],
  range: Range | null | undefined,
): Group => {
  const counts = new Uint32Array(RANGE_BINS);
  const min = range?.min ?? null;
  const max = range?.max ?? null;
  return {
    name,
    passes:
      min === null && max === null
        ? null
        : (row) => {
            const value = values[row] ?? Number.NaN;
            return value >= Math.fround(min ?? least) && value <= Math.fround(max ?? greatest);
          },
    counts,
    count: (row) => {
      const value = values[row] ?? Number.NaN;
      if (Number.isNaN(value)) return;
      const share = (value - least) / (greatest - least);
      const bin = Math.min(RANGE_BINS - 1, Math.max(0, Math.floor(share * RANGE_BINS)));
      counts[bin] = (counts[bin] ?? 0) + 1;
    },
  };
};

const given = <T>(chosen: readonly T[] | undefined, placeOf: (value: T) => number): number[] | null =>
  chosen === undefined || chosen.length === 0 ? null : chosen.map(placeOf).filter((place) => place >= 0);

/** Both hold, for the rows that carry any, a bit for each. */
export const groupsFor = (
  columns: JobColumns,
  copies: ReadonlyMap<number, number>,
  marks: ReadonlyMap<number, number>,
  filter: Omit<TriageFilter, "sort">,
): readonly Group[] => {
  const { facet, review, tries, worker, actor, reason } = columns;
  const me = filter.asked === undefined ? -1 : columns.actors.list.indexOf(filter.asked.actor);
  const decider = (row: number): number => {
    const by = actor[row] ?? 0;
    if (by !== 0) return by === me ? 2 : 3;
    return (facet[row] ?? 0) % STARS === 0 ? 0 : 1;
  };
  return [
    ofKinds(
      "statuses",
      SUBMISSION_STATUSES.length,
      (row) => Math.floor((facet[row] ?? 0) / STARS),
      given(filter.statuses, (status) => SUBMISSION_STATUSES.indexOf(status)),
    ),
    ofKinds(
      "stars",
      STARS,
      (row) => (facet[row] ?? 0) % STARS,
      given(filter.stars, (stars) => stars),
    ),
    ofKinds(
      "reviewed",
      REVIEWS.all.length,
      (row) => review[row] ?? 0,
      filter.reviewed === "all" ? null : REVIEWS[filter.reviewed],
    ),
    bitsGroup("copies", COPY_MARKS, copies, filter.copies),
    marksGroup(marks, filter),
    ofKinds(
      "decidedBy",
      DECIDERS.length,
      decider,
      given<Decider>(filter.decidedBy, (by) => DECIDERS.indexOf(by)),
    ),
    ofRange("confidence", columns.confidence, [0, 1], filter.confidence),
    ...DIMENSIONS.map((name) => ofRange(name, columns.dimensions[name], [1, 5], filter[name])),
    sentGroup(columns, filter),
    ofKinds(
      "tries",
      LAST_TRIES,
      (row) => Math.min(LAST_TRIES, tries[row] ?? 1) - 1,
      given(filter.tries, (which) => which - 1),
    ),
    ofKinds(
      "workers",
      columns.workers.list.length,
      (row) => worker[row] ?? 0,
      given(filter.workers, (id) => columns.workers.list.indexOf(id)),
    ),
    ofKinds(
      "reasons",
      columns.reasons.list.length,
      (row) => reason[row] ?? 0,
      given(filter.reasons, (code) => columns.reasons.list.indexOf(code)),
    ),
  ];
};

/** A row may be of several kinds at once, and mostly is of none. */
const bitsGroup = <Mark extends string>(
  name: TriageGroup,
  all: readonly Mark[],
  bitsOf: ReadonlyMap<number, number>,
  chosen: readonly Mark[] | undefined,
): Group => {
  const counts = new Uint32Array(all.length);
  const asked = (chosen ?? []).reduce((bits, mark) => bits | (1 << all.indexOf(mark)), 0);
  return {
    name,
    passes: asked === 0 ? null : (row) => ((bitsOf.get(row) ?? 0) & asked) !== 0,
    counts,
    count: (row) => {
      const marks = bitsOf.get(row);
      if (marks === undefined) return;
      for (let bit = 0; bit < counts.length; bit += 1)
        if ((marks & (1 << bit)) !== 0) counts[bit] = (counts[bit] ?? 0) + 1;
    },
  };
};

const SKIPPED = 1 << DESK_MARKS.indexOf("skipped");

/** What was put off stays out of what nobody has reviewed yet until it is asked for. */
const marksGroup = (marks: ReadonlyMap<number, number>, filter: Omit<TriageFilter, "sort">): Group => {
  const group = bitsGroup<DeskMark>("marks", DESK_MARKS, marks, filter.marks);
  const hidesSkipped = group.passes === null && filter.reviewed === "not_yet" && marks.size > 0;
  return hidesSkipped ? { ...group, passes: (row) => ((marks.get(row) ?? 0) & SKIPPED) === 0 } : group;
};

/** Every recent time that a row lies in is counted: what came within the hour came within the day too. */
const sentGroup = ({ sentAt }: JobColumns, { sent, asked }: Pick<TriageFilter, "sent" | "asked">): Group => {
  const now = asked?.now ?? Number.POSITIVE_INFINITY;
  const since = Object.values(WITHIN).map((ms) => now - ms);
  const counts = new Uint32Array(since.length);
  const window =
    sent === null || sent === undefined
      ? null
      : "within" in sent
        ? { from: now - WITHIN[sent.within], to: Number.POSITIVE_INFINITY }
        : { from: sent.from ?? 0, to: sent.to ?? Number.POSITIVE_INFINITY };
  return {
    name: "sent",
    passes:
      window === null ? null : (row) => (sentAt[row] ?? 0) >= window.from && (sentAt[row] ?? 0) <= window.to,
    counts,
    count: (row) => {
      const at = sentAt[row] ?? 0;
      for (let index = 0; index < since.length; index += 1)
        if (at >= (since[index] ?? 0)) counts[index] = (counts[index] ?? 0) + 1;
    },
  };
};
