import { HOUR, type Instant } from "../lib/instant.ts";
import type { Job } from "./job.ts";
import type { ModelRef, Score, Stars } from "./scoring/score.ts";
import type { DecisionSnapshot, JudgedAttempt, Outcome, Submission } from "./submission.ts";

/** A retry not used in this time lapses. */
export const DEFAULT_RETRY_MS = 24 * HOUR;

export type Command =
  /** The model's result for one attempt. */
  | {
      readonly type: "score";
      readonly attempt: number;
      readonly stars: Stars;
      readonly reasoning: string;
      readonly model: ModelRef | null;
    }
  /** The same attempt judged again, under other prompts, weights or another threshold. Takes no credit. */
  | {
      readonly type: "rescore";
      readonly attempt: number;
      readonly score: Pick<Score, "stars" | "reasoning" | "promptSetVersion">;
      /** What stood there until now. */
      readonly earlier: JudgedAttempt;
    }
  /** A check that needs no model failed (too small, damaged): one star, no credit, whatever the policy. */
  | { readonly type: "reject_unscored"; readonly attempt: number; readonly reasoning: string }
  | {
      readonly type: "decide";
      readonly outcome: Outcome;
      readonly actor: string;
      readonly reason: string | null;
      readonly reasonText: string | null;
    }
  | { readonly type: "set_stars"; readonly stars: Stars | null; readonly actor: string }
  | { readonly type: "restore"; readonly to: DecisionSnapshot; readonly actor: string }
  /** The worker re-accepts a rejected submission. */
  | { readonly type: "accept_retry"; readonly retryMs: number }
  | {
      readonly type: "new_attempt";
      readonly fileCount: number;
      readonly waitingFor: Submission["waitingFor"];
    }
  | { readonly type: "lapse_retry" }
  | { readonly type: "wait_for"; readonly waitingFor: Submission["waitingFor"] };

export interface TransitionContext {
  readonly now: Instant;
  /** The submission's job as it stands in the same transaction. */
  readonly job: Job;
}
