/** What the desk's screens show. Instants are ms since the epoch; ids are UUID texts. */
import type { Instant } from "../lib/instant.ts";
import type { JobCode, JobId, SubmissionId, WorkerId } from "../domain/ids.ts";
import type { CopyMark } from "../domain/duplicates/copy.ts";
import type { DeskMark } from "../domain/marks.ts";
import type { JobType, ScoringPolicy, SelectionType } from "../domain/job.ts";
import type { JobState } from "../domain/places.ts";
import type { JobPhase } from "../domain/selection.ts";
import type { Evidence, ModelRef, PictureFacts, Stars } from "../domain/scoring/score.ts";
import type { LanAddress, ShareEnd, ShareTime } from "./settings-views.ts";
import type { TriageFacets } from "./triage-calls.ts";
import type { Decision, Outcome, SubmissionStatus } from "../domain/submission.ts";

export interface AppInfo {
  readonly version: string;
  readonly platform: string;
  readonly dataDir: string;
  readonly practice: boolean;
  readonly serverUrl: string;
  /** No job has been made yet. */
  readonly firstRun: boolean;
  readonly theme: "dark" | "light" | "system";
  /** Who decides on this desk; null until asked. */
  readonly actor: string | null;
}

export interface ModelStatus {
  readonly model: ModelRef | null;
  /** The practice model is loaded for practice jobs alone; others wait for a real one. */
  readonly forPracticeOnly: boolean;
  /** It was measured on pictures like those of real jobs: neither published figures, nor the practice model's drawings. */
  readonly measured: boolean;
  readonly scorer: "idle" | "starting" | "ready" | "restarting";
  readonly reason: string | null;
}

export interface JobCard {
  readonly id: JobId;
  readonly code: JobCode;
  readonly ownerName: string;
  readonly type: JobType;
  readonly title: string;
  readonly state: JobState;
  readonly phase: JobPhase;
  readonly selectionType: SelectionType | null;
  readonly policy: ScoringPolicy;
  readonly createdAt: Instant;
  readonly closesAt: Instant | null;
  /** When the creator's window ends. */
  readonly selectionDeadlineAt: Instant | null;
  readonly counts: {
    readonly total: number;
    readonly pendingScore: number;
    readonly approved: number;
    readonly rejected: number;
    readonly retryPending: number;
    readonly winners: number;
  };
  /** Selection jobs: max_completions. Places jobs: files_needed. */
  readonly cap: number | null;
  readonly placesTaken: number;
  readonly toScore: number;
  readonly waitingForModel: number;
  /** Waiting for credits of a new month, or for a higher budget. */
  readonly waitingForBudget: number;
  readonly waitingForPerson: number;
  readonly toReview: number;
  readonly reviewed: number;
  /** How many have one star, two, to five. */
  readonly stars: readonly number[];
  /** Thumbnail addresses, newest first, at most three. */
  readonly thumbnails: readonly string[];
  /** What happens if nobody acts, in one sentence. */
  readonly consequence: string;
  /** Missed jobs: the moderator who has taken it on; null when it is free. */
  readonly claim: ClaimView | null;
}

export interface ClaimView {
  readonly moderator: string;
  /** The claim lapses then, unless its holder goes on. */
  readonly until: Instant;
  readonly byThisDesk: boolean;
}

export interface JobDetail extends JobCard {
  readonly description: string;
  readonly scoringCriteria: readonly string[];
  readonly filesPerSubmission: number;
  readonly pricePerFileCents: number;
  readonly minStarRating: Stars;
  readonly minWidth: number | null;
  readonly minHeight: number | null;
  readonly accept: readonly string[];
  readonly holdFirst: number;
  readonly settleReason: string | null;
  /** When it was settled, recorded as closed, cancelled; null where it was not. */
  readonly settledAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly cancelledAt: Instant | null;
  /** Why its words cannot change now; null while they can. */
  readonly briefBarred: string | null;
  readonly share: ShareState;
  readonly draw: {
    readonly commitment: string;
    readonly secret: string | null;
    readonly drawnAt: Instant | null;
  } | null;
}

export interface ShareState {
  /** The worker link on this computer; carries the invite in its fragment. */
  readonly localUrl: string;
  /** The worker link on the local network while shared, else null. */
  readonly lanUrl: string | null;
  /** When sharing ends; null while it is off, or on until the job is closed. */
  readonly lanUntil: Instant | null;
  /** The time that was chosen; the job's own end may come first. */
  readonly lanTime: ShareTime | null;
  readonly lanAddress: string | null;
  /** Where it could be shared; the likeliest network first. */
  readonly lanAddresses: readonly LanAddress[];
  /** Why it is off without having been switched off; null otherwise. */
  readonly lanEnd: ShareEnd | null;
  /** QR code of the LAN link, else of the local link: rows of booleans, true is dark. */
  readonly qr: readonly (readonly boolean[])[];
  /** Whether the job still takes submissions. */
  readonly accepting: boolean;
  readonly problem: string | null;
}

export interface TriageRowView {
  readonly id: SubmissionId;
  readonly number: number;
  readonly status: SubmissionStatus;
  readonly stars: Stars | null;
  readonly ownStars: Stars | null;
  readonly verdict: Outcome | null;
  readonly decided: Outcome | null;
  readonly attempt: number;
  readonly winner: boolean;
  readonly waitingFor: "person" | "model" | "budget" | null;
  readonly scored: boolean;
  readonly practice: boolean;
  readonly mean: number | null;
  readonly confidence: number | null;
  /** Address of the 320 px thumbnail; null for text alone or while it is not made. */
  readonly thumbnail: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly text: string | null;
  /** What the latest attempt has in common with other submissions; null for nothing. */
  readonly copies: RowCopies | null;
  /** Of the people at the desk. */
  readonly marks: readonly DeskMark[];
}

export interface RowCopies {
  readonly marks: readonly CopyMark[];
  /** Submissions that have the same, this one included; 1 for a text without words of its own. */
  readonly size: number;
}

export interface TriageIndexView {
  /** Submission numbers in the order asked for. */
  readonly numbers: Uint32Array;
  readonly total: number;
  readonly byStatus: Readonly<Record<SubmissionStatus, number>>;
  /** Index 0 counts what is not scored, 1-5 the stars. */
  readonly byStars: readonly number[];
  readonly byReview: { readonly byPerson: number; readonly notYet: number; readonly overrides: number };
  readonly byCopies: Readonly<Record<CopyMark, number>>;
  readonly byMarks: Readonly<Record<DeskMark, number>>;
  readonly facets: TriageFacets;
  readonly canUndo: string | null;
  readonly canRedo: string | null;
}

export interface AttemptView {
  /** Whether its model was measured on pictures of its own; null: not scored, or from before that was kept. */
  readonly calibrated: boolean | null;
  readonly attempt: number;
  readonly receivedAt: Instant;
  readonly scoredAt: Instant | null;
  readonly stars: Stars | null;
  readonly mean: number | null;
  readonly dimensions: {
    readonly relevance: number;
    readonly quality: number;
    readonly completeness: number;
  } | null;
  readonly confidence: number | null;
  readonly reasoning: string | null;
  readonly feedback: string | null;
  readonly suggestedReason: string | null;
  readonly evidence: readonly Evidence[];
  readonly model: ModelRef | null;
  readonly contentText: string | null;
  readonly files: readonly FileView[];
}

export interface FileView {
  readonly name: string | null;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly thumbnail: string;
  /** About 1600 px, made on demand. */
  readonly preview: string;
  readonly original: string;
  readonly facts: PictureFacts | null;
}

export interface SubmissionDetail extends TriageRowView {
  readonly jobId: JobId;
  readonly submittedAt: Instant;
  readonly decision: Decision | null;
  readonly retryExpiresAt: Instant | null;
  readonly worker: {
    readonly id: WorkerId;
    readonly name: string | null;
    readonly sent: number;
    readonly approved: number;
  };
  /** Newest first. */
  readonly attempts: readonly AttemptView[];
  /** Reject reasons, those that the evidence supports first. */
  readonly reasons: readonly RejectReasonView[];
}

export interface RejectReasonView {
  readonly code: string;
  /** Of a reason of one's own: what it counts as for programs. Left out: its own code. */
  readonly publicCode?: string;
  readonly title: string;
  /** What the worker reads. */
  readonly words: string;
  /** What was measured, under the title: "Sharpness 22, the job needs 45". Left out or empty: nothing was. */
  readonly measurement?: string;
  readonly suggested: boolean;
}

export interface DecideResult {
  readonly changed: readonly number[];
  /** Items that the rules refused, with the sentence. */
  readonly refused: readonly { readonly number: number; readonly code: string; readonly message: string }[];
  readonly undoLabel: string | null;
}

export interface UndoResult {
  readonly label: string;
  readonly numbers: readonly number[];
}

/** A refusal as it crosses to the window. */
export interface RefusalView {
  readonly kind: "refused";
  readonly code: string;
  readonly message: string;
}
