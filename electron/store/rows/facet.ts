import type { Stars } from "#shared/domain/scoring/score.ts";
import { type Submission, SUBMISSION_STATUSES, type SubmissionStatus } from "#shared/domain/submission.ts";

/** Status and stars as one number, the same in the schema's check: 6 x status + stars, 0 for not scored. */
const STAR_VALUES = 6;

export const facetOf = (status: SubmissionStatus, stars: Stars | null): number =>
  SUBMISSION_STATUSES.indexOf(status) * STAR_VALUES + (stars ?? 0);

export const statusOfFacet = (facet: number): SubmissionStatus =>
  SUBMISSION_STATUSES[Math.floor(facet / STAR_VALUES)] ?? "pending_score";

export const starsOfFacet = (facet: number): number => facet % STAR_VALUES;

/** Every facet of these statuses and star values; an empty list means all of them. */
export const facetsOf = (
  statuses: readonly SubmissionStatus[],
  stars: readonly number[],
): readonly number[] =>
  SUBMISSION_STATUSES.flatMap((status, index) =>
    statuses.length > 0 && !statuses.includes(status)
      ? []
      : Array.from({ length: STAR_VALUES }, (_, value) => value)
          .filter((value) => stars.length === 0 || stars.includes(value))
          .map((value) => index * STAR_VALUES + value),
  );

/** Whether a person has decided, and against the model's verdict or not. */
export const REVIEW = { notYet: 0, byPerson: 1, override: 2 } as const;

export const reviewOf = ({ decision, verdict }: Pick<Submission, "decision" | "verdict">): number =>
  decision === null
    ? REVIEW.notYet
    : verdict !== null && decision.outcome !== verdict
      ? REVIEW.override
      : REVIEW.byPerson;

export const WAITING = { nobody: 0, person: 1, model: 2 } as const;

export const waitingOf = ({ waitingFor }: Pick<Submission, "waitingFor">): number =>
  waitingFor === null ? WAITING.nobody : WAITING[waitingFor];
