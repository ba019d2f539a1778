/** Marks that people at the desk put on submissions. They say nothing to workers and change no status. */

/** `skipped` is for later: while nobody has decided that attempt, it stays out of what waits. */
export const DESK_MARKS = ["flagged", "shortlisted", "skipped"] as const;
export type DeskMark = (typeof DESK_MARKS)[number];

/** A mark as it is kept; `attempt` is the one that the person saw. */
export interface KeptMark {
  readonly kind: DeskMark;
  readonly attempt: number;
}

/** The marks with this one on or off, always in the same order. */
export const withMark = (marks: readonly DeskMark[], mark: DeskMark, on: boolean): readonly DeskMark[] =>
  DESK_MARKS.filter((each) => (each === mark ? on : marks.includes(each)));

/** What a person sees of them: a skip ends with a decision, and with a new attempt. */
export const marksShown = (
  kept: readonly KeptMark[],
  { attempt, decided }: { readonly attempt: number; readonly decided: boolean },
): readonly DeskMark[] =>
  DESK_MARKS.filter((mark) =>
    kept.some(
      ({ kind, attempt: seen }) => kind === mark && (mark !== "skipped" || (!decided && seen === attempt)),
    ),
  );
