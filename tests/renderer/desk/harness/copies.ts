import type { CopiesView, CopyOther } from "#shared/contract/copies-calls.ts";
import type { RowCopies } from "#shared/contract/desk-views.ts";
import type { JobId, SubmissionId } from "#shared/domain/ids.ts";
import { instant } from "#shared/lib/instant.ts";

/** In every made-up job this one is a mirrored copy of that one. */
export const COPY = 6;
export const ORIGINAL = 5;

export const copiesOfRow = (number: number): RowCopies | null =>
  number === COPY || number === ORIGINAL ? { marks: ["same_picture"], size: 2 } : null;

export const copiesOf = (jobId: JobId, number: number): CopiesView => {
  const nothing = { jobId, number, relations: [], cluster: null, fault: null };
  if (number !== COPY && number !== ORIGINAL) return nothing;
  const isCopy = number === COPY;
  const other: CopyOther = {
    jobId,
    jobTitle: null,
    submissionId: "0000005b-0000-7000-8000-000000000000" as SubmissionId,
    number: isCopy ? ORIGINAL : COPY,
    attempt: 1,
    sentAt: instant(1_780_000_000_000),
    workerName: "Ana P.",
    sameWorker: false,
    thumbnail: "/red-cars/001.jpg",
  };
  return {
    ...nothing,
    relations: [
      {
        attempt: 1,
        kind: "same_picture",
        role: isCopy ? "copy" : "original",
        other,
        manners: ["mirrored"],
        picture: { distance: 3, likeness: 0.98, colour: 0.99, cosine: 0.97, turn: 2, extent: "same" },
        text: null,
      },
    ],
    cluster: { size: 2, keeps: ORIGINAL, rest: [COPY], texts: false },
  };
};
