/**
 * What a person has just done and main has not confirmed yet. The screen shows the rows as they will be; a refusal
 * takes exactly its own items back and leaves later changes on them standing.
 */
import type { TriageRowView } from "#shared/contract/desk-views.ts";
import { type DeskMark, withMark } from "#shared/domain/marks.ts";
import type { Stars } from "#shared/domain/scoring/score.ts";
import type { Outcome } from "#shared/domain/submission.ts";

export type Change =
  | { readonly type: "decide"; readonly outcome: Outcome }
  | { readonly type: "stars"; readonly stars: Stars | null }
  | { readonly type: "mark"; readonly mark: DeskMark; readonly on: boolean };

export interface PendingChange {
  readonly id: number;
  readonly numbers: ReadonlySet<number>;
  readonly change: Change;
}

/** In the order they were made. */
export type PendingChanges = readonly PendingChange[];

const changed = (row: TriageRowView, change: Change): TriageRowView => {
  switch (change.type) {
    case "decide":
      return {
        ...row,
        status: change.outcome,
        decided: change.outcome,
        waitingFor: null,
        marks: withMark(row.marks, "skipped", false),
      };
    case "stars":
      return { ...row, ownStars: change.stars };
    case "mark":
      return { ...row, marks: withMark(row.marks, change.mark, change.on) };
  }
};

/** Why the desk knows already that main will refuse; such a row is not painted over. */
export const isLocked = (row: Pick<TriageRowView, "winner" | "status">): boolean =>
  row.winner || row.status === "retry_pending";

export const rowWith = (pending: PendingChanges, row: TriageRowView): TriageRowView =>
  pending.reduce((shown, { numbers, change }) => {
    if (!numbers.has(row.number)) return shown;
    return change.type === "decide" && isLocked(row) ? shown : changed(shown, change);
  }, row);

export const begin = (pending: PendingChanges, change: PendingChange): PendingChanges => [...pending, change];

export const settle = (pending: PendingChanges, id: number): PendingChanges =>
  pending.filter((each) => each.id !== id);

/** Some items of a change were refused: they are as before, the rest of it stands. */
export const takeBack = (pending: PendingChanges, id: number, refused: readonly number[]): PendingChanges =>
  pending.map((each) =>
    each.id === id ? { ...each, numbers: each.numbers.difference(new Set(refused)) } : each,
  );
