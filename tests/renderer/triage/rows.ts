import type { TriageRowView } from "#shared/contract/desk-views.ts";
import type { TriageFacets } from "#shared/contract/triage-calls.ts";
import type { SubmissionId } from "#shared/domain/ids.ts";

/** Counts of a list without copies. */
export const NO_COPIES = { same_file: 0, same_picture: 0, same_text: 0, reworded: 0, filler: 0 };

/** Counts of a list without marks. */
export const NO_MARKS = { flagged: 0, shortlisted: 0, skipped: 0 };

/** Counts of a list where nothing further is to be chosen. */
export const NO_FACETS: TriageFacets = {
  byDecider: { nobody: 0, model: 0, me: 0, others: 0 },
  byTries: { 1: 0, 2: 0, 3: 0 },
  bySent: { hour: 0, day: 0, week: 0 },
  byReason: [],
  byWorker: [],
  workers: 0,
  byConfidence: [],
  byDimension: { relevance: [], quality: [], completeness: [] },
  hiding: {},
};

/** A scored, undecided photo; what a test cares about is given. */
export const row = (number: number, facts: Partial<TriageRowView> = {}): TriageRowView => ({
  id: `00000000-0000-7000-8000-${String(number).padStart(12, "0")}` as SubmissionId,
  number,
  status: "approved",
  stars: 4,
  ownStars: null,
  verdict: "approved",
  decided: null,
  attempt: 1,
  winner: false,
  waitingFor: null,
  scored: true,
  practice: false,
  mean: 4.2,
  confidence: 0.62,
  thumbnail: null,
  width: 4032,
  height: 3024,
  text: null,
  copies: null,
  marks: [],
  ...facts,
});
