import type {
  AttemptView,
  RejectReasonView,
  SubmissionDetail,
  TriageRowView,
} from "#shared/contract/desk-views.ts";
import { copiesOfRow } from "./copies.ts";
import type { JobId, SubmissionId, WorkerId } from "#shared/domain/ids.ts";
import type { DeskMark } from "#shared/domain/marks.ts";
import type { PictureFacts, Stars } from "#shared/domain/scoring/score.ts";
import type { SubmissionStatus } from "#shared/domain/submission.ts";
import { addMs, MINUTE, type Instant } from "#shared/lib/instant.ts";

/** A number between 0 and 1 that is always the same for the same seed. */
export const chance = (seed: number): number => {
  const x = Math.sin(seed * 127.1 + 311.7) * 43758.5453;
  return x - Math.floor(x);
};

export const fakeUuid = (kind: number, n: number): string =>
  `${kind.toString(16).padStart(8, "0")}-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;

export const PICTURES = [
  ...Array.from({ length: 36 }, (_, i) => `/red-cars/${String(i + 1).padStart(3, "0")}.jpg`),
];

export interface SubmissionState {
  status: SubmissionStatus;
  ownStars: Stars | null;
  decidedBy: string | null;
  winner: boolean;
  marks: readonly DeskMark[];
}

/** The model's result for a number: null while it waits. */
const scoreOf = (number: number): { stars: Stars; mean: number } | null => {
  if (number % 17 === 0) return null;
  const mean = 1 + 4 * Math.sqrt(chance(number));
  return { stars: Math.min(5, Math.max(1, Math.round(mean))) as Stars, mean };
};

export const firstState = (number: number): SubmissionState => {
  const score = scoreOf(number);
  const status: SubmissionStatus =
    score === null
      ? "pending_score"
      : number % 29 === 0
        ? "retry_pending"
        : score.stars >= 3
          ? "approved"
          : "rejected";
  const decided = number % 7 === 0 && status !== "pending_score" && status !== "retry_pending";
  return { status, ownStars: null, decidedBy: decided ? "Mika K." : null, winner: false, marks: [] };
};

export const rowOf = (jobKind: number, number: number, state: SubmissionState): TriageRowView => {
  const score = scoreOf(number);
  return {
    id: fakeUuid(0x5b000000 + jobKind, number) as SubmissionId,
    number,
    status: state.status,
    stars: score?.stars ?? null,
    ownStars: state.ownStars,
    verdict: score === null ? null : score.stars >= 3 ? "approved" : "rejected",
    decided:
      state.decidedBy !== null && (state.status === "approved" || state.status === "rejected")
        ? state.status
        : null,
    attempt: number % 11 === 0 ? 2 : 1,
    winner: state.winner,
    waitingFor: score === null && number % 34 === 0 ? "model" : null,
    scored: score !== null,
    practice: true,
    mean: score?.mean ?? null,
    confidence: score === null ? null : 0.4 + 0.6 * chance(number + 0.5),
    thumbnail: PICTURES[number % PICTURES.length] ?? null,
    width: 1280,
    height: 853,
    text: null,
    copies: copiesOfRow(number),
    marks: state.marks,
  };
};

export const REASONS: readonly RejectReasonView[] = [
  {
    code: "blurred",
    title: "Too blurred",
    words: "It is too blurred: hold still and tap the subject to focus.",
    suggested: true,
  },
  {
    code: "too_dark",
    title: "Too dark",
    words: "It is too dark: turn a light on or move to daylight.",
    suggested: false,
  },
  {
    code: "off_subject",
    title: "Not what was asked for",
    words: "It does not show what the brief asks for.",
    suggested: false,
  },
  {
    code: "incomplete",
    title: "Not all of it in the picture",
    words: "Part of the subject is outside the frame.",
    suggested: false,
  },
];

const factsOf = (row: TriageRowView): PictureFacts => ({
  width: row.width ?? 1280,
  height: row.height ?? 853,
  orientation: 1,
  contentType: "image/jpeg",
  capturedAt: Date.UTC(2026, 4, 1, 9, 30),
  perceptualHash: "0000000000000000",
  sharpness: 62,
  clippedDark: 0.01,
  clippedBright: 0.02,
  brightness: 0.5,
  noise: 0.01,
  camera: {
    camera: "Acme A1",
    lens: "Acme 26 mm",
    exposureSeconds: 1 / 125,
    aperture: 1.8,
    iso: 200,
    focalLength: 26,
    hasLocation: true,
  },
});

export const detailOf = (
  jobId: JobId,
  row: TriageRowView,
  state: SubmissionState,
  now: Instant,
): SubmissionDetail => {
  const received = addMs(now, -row.number * MINUTE);
  const attempt = (n: number): AttemptView => ({
    attempt: n,
    receivedAt: received,
    scoredAt: row.scored ? received : null,
    stars: row.stars,
    mean: row.mean,
    dimensions:
      row.mean === null
        ? null
        : { relevance: row.mean, quality: Math.max(1, row.mean - 0.4), completeness: row.mean },
    confidence: row.confidence,
    calibrated: row.scored ? false : null,
    reasoning: row.scored ? "Matches “a red car”. Sharp enough; well lit. Weakest: “a clean photo”." : null,
    feedback:
      row.stars !== null && row.stars < 3 ? "It is too blurred: sharpness 22, the job needs 45." : null,
    suggestedReason: row.stars !== null && row.stars < 3 ? "blurred" : null,
    evidence: row.scored
      ? [
          { dimension: "relevance", label: "a red car", value: 0.71, detail: "matches" },
          { dimension: "quality", label: "sharpness", value: -0.22, detail: "38 of 100" },
          { dimension: "completeness", label: "a clean photo", value: 0.64, detail: "met" },
        ]
      : [],
    model: row.scored ? { id: "practice", revision: "1", practice: true } : null,
    contentText: row.text,
    files: [
      {
        name: `IMG_${String(4000 + row.number)}.jpg`,
        contentType: "image/jpeg",
        sizeBytes: 3_100_000,
        width: row.width,
        height: row.height,
        thumbnail: row.thumbnail ?? "",
        preview: row.thumbnail ?? "",
        original: row.thumbnail ?? "",
        facts: factsOf(row),
      },
    ],
  });
  return {
    ...row,
    jobId,
    submittedAt: received,
    decision:
      state.decidedBy === null || row.decided === null
        ? null
        : { outcome: row.decided, actor: state.decidedBy, at: now, reason: null, reasonText: null },
    retryExpiresAt: row.status === "retry_pending" ? addMs(now, 600 * MINUTE) : null,
    worker: { id: fakeUuid(0x77, row.number % 40) as WorkerId, name: "Femi A.", sent: 17, approved: 15 },
    attempts: Array.from({ length: row.attempt }, (_, i) => attempt(row.attempt - i)),
    reasons: REASONS,
  };
};
