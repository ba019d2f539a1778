import type { BriefWords } from "./brief.ts";
import type { CopyKind } from "./duplicates/copy.ts";
import type { JobId, SubmissionId, Uuid } from "./ids.ts";
import type { Instant } from "../lib/instant.ts";
import type { DeskMark } from "./marks.ts";
import type { EditedPrompts } from "./scoring/prompt-set.ts";
import type { Stars, Weights } from "./scoring/score.ts";
import type { DecisionSnapshot, Outcome, SubmissionStatus } from "./submission.ts";

/** Everything that can happen, as it is written to the event log. Payloads are plain JSON. */
export type DomainEvent =
  | JobEvent
  | (SubmissionEvent & { readonly jobId: JobId; readonly submissionId: SubmissionId })
  | KeyEvent
  | WebhookEndpointEvent;

export type KeyEvent =
  | { readonly type: "key.created" | "key.revoked"; readonly keyId: string; readonly name: string }
  | {
      readonly type: "key.changed";
      readonly keyId: string;
      readonly name: string;
      readonly scopes: readonly string[];
    }
  | {
      readonly type: "key.rotated";
      readonly keyId: string;
      readonly name: string;
      /** The key that takes over. */
      readonly newKeyId: string;
      /** Until when the old one stays good; ms since the epoch. */
      readonly goodUntil: number;
    };

/** An endpoint's life. Neither the secret nor the address is told: addresses may carry secrets of their own. */
export interface WebhookEndpointEvent {
  readonly type: "webhook.created" | "webhook.secret_rotated" | "webhook.deleted";
  readonly webhookId: string;
}

export type JobEvent =
  | { readonly type: "job.created"; readonly jobId: JobId; readonly title: string }
  /** How the job judges was changed: what new scores are made with. */
  | {
      readonly type: "job.judging_changed";
      readonly jobId: JobId;
      readonly by: string;
      readonly minStarRating: Stars;
      readonly weights: Weights;
      /** Null: by the rules. */
      readonly prompts: EditedPrompts | null;
    }
  /** What workers read was rewritten while the job ran; `earlier` is what stood there. */
  | {
      readonly type: "job.brief_changed";
      readonly jobId: JobId;
      readonly by: string;
      readonly words: BriefWords;
      readonly earlier: BriefWords;
    }
  | { readonly type: "job.filled" | "job.reopened" | "job.completed"; readonly jobId: JobId }
  | { readonly type: "job.closed"; readonly jobId: JobId; readonly early: boolean }
  | { readonly type: "job.cancelled"; readonly jobId: JobId }
  | { readonly type: "job.deadline_missed"; readonly jobId: JobId }
  /** A moderator took the job on, or anew; `by` is the name, `holder` tells namesakes apart. */
  | {
      readonly type: "job.claimed";
      readonly jobId: JobId;
      readonly by: string;
      readonly holder: string;
      readonly until: Instant;
    }
  | { readonly type: "job.released"; readonly jobId: JobId; readonly by: string; readonly holder: string }
  /** For the creator alone: so many hours of the window are left, rounded up. */
  | { readonly type: "job.selection_reminder"; readonly jobId: JobId; readonly hoursLeft: number }
  | {
      readonly type: "job.winners_chosen";
      readonly jobId: JobId;
      readonly submissionIds: readonly SubmissionId[];
      readonly winnersNow: number;
      readonly by: string;
    }
  /** A person sealed these; whoever carries the seal out begins now. Told again when a refused part is sent again. */
  | {
      readonly type: "job.seal_planned";
      readonly jobId: JobId;
      readonly planId: Uuid;
      readonly destination: string;
      readonly submissionIds: readonly SubmissionId[];
      readonly by: string;
      /** Why each was chosen, where the person wrote it down. */
      readonly notes: Readonly<Record<SubmissionId, string>>;
    }
  /** The remote has winners that were not sealed here, while sealed ones were on their way. */
  | {
      readonly type: "job.winners_differ";
      readonly jobId: JobId;
      readonly planId: Uuid;
      readonly submissionIds: readonly SubmissionId[];
    }
  /** A person settled it; these of the sealed ones were given up. */
  | {
      readonly type: "job.winners_agreed";
      readonly jobId: JobId;
      readonly planId: Uuid;
      readonly submissionIds: readonly SubmissionId[];
      readonly by: string;
      readonly keep: "mine" | "theirs" | "some";
    }
  /** Sealed winners will probably not reach the remote before the creator's window ends. */
  | {
      readonly type: "job.push_late";
      readonly jobId: JobId;
      readonly planId: Uuid;
      readonly waiting: number;
      readonly reason: string;
    }
  /** A batch of a seal was not accepted, or what was not accepted was let go. */
  | {
      readonly type: "job.seal_refused" | "job.seal_let_go";
      readonly jobId: JobId;
      readonly planId: Uuid;
      readonly submissionIds: readonly SubmissionId[];
      readonly reason: string;
    }
  | {
      readonly type: "job.settled";
      readonly jobId: JobId;
      readonly reason: string | null;
      readonly by: string;
    };

export type SubmissionEvent =
  | { readonly type: "submission.received"; readonly attempt: number; readonly files: number }
  | {
      readonly type: "submission.scored";
      readonly attempt: number;
      readonly stars: Stars;
      readonly verdict: Outcome;
    }
  /** Judged again on a person's wish; what stood there before is kept here. */
  | {
      readonly type: "submission.rescored";
      readonly attempt: number;
      readonly stars: Stars;
      readonly verdict: Outcome;
      readonly promptSetVersion: string;
      readonly earlier: {
        readonly stars: Stars;
        readonly verdict: Outcome;
        readonly mean: number;
        readonly dimensions: readonly [relevance: number, quality: number, completeness: number];
        readonly reasoning: string;
        readonly promptSetVersion: string;
      };
    }
  | { readonly type: "submission.held"; readonly attempt: number }
  | { readonly type: "submission.approved"; readonly by: string }
  | { readonly type: "submission.rejected"; readonly by: string; readonly reason: string | null }
  | { readonly type: "submission.stars_set"; readonly by: string; readonly stars: Stars | null }
  /** Marks of the desk, as they are now. */
  | { readonly type: "submission.marked"; readonly by: string; readonly marks: readonly DeskMark[] }
  /** The same picture or text is in another submission of the owner's; `of` is that one. */
  | {
      readonly type: "submission.copy_found";
      readonly attempt: number;
      readonly kind: CopyKind;
      readonly of: SubmissionId;
    }
  | { readonly type: "submission.retry_accepted"; readonly attempt: number }
  | { readonly type: "submission.retry_lapsed"; readonly attempt: number }
  | { readonly type: "submission.waiting"; readonly waitingFor: "person" | "model" | null }
  | {
      readonly type: "submission.decision_restored";
      readonly by: string;
      readonly from: SubmissionStatus;
      readonly to: DecisionSnapshot;
    };
