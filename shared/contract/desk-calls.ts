/** Every call a desk window can make: its input schema here, its answer in `DeskAnswers`. */
import { z } from "zod";
import type { JobId, SubmissionId } from "../domain/ids.ts";
import { ACCESS_CALLS, type AccessAnswers } from "./access-calls.ts";
import type { DeskEvent } from "./desk-events.ts";
import type {
  AppInfo,
  DecideResult,
  JobDetail,
  ModelStatus,
  RefusalView,
  ShareState,
  SubmissionDetail,
  TriageIndexView,
  TriageRowView,
  UndoResult,
} from "./desk-views.ts";
import { BACKUP_CALLS, type BackupAnswers } from "./backup-calls.ts";
import { COPY_CALLS, type CopyAnswers } from "./copies-calls.ts";
import { EXPORT_CALLS, type ExportAnswers } from "./export-calls.ts";
import { INSIGHTS_CALLS, type InsightsAnswers } from "./insights-calls.ts";
import { INBOX_CALLS, type InboxAnswers } from "./inbox-calls.ts";
import { JOB_CALLS, type JobAnswers } from "./job-calls.ts";
import { LEARNING_CALLS, type LearningAnswers } from "./learning-views.ts";
import { BULK_CALLS, type BulkAnswers } from "./bulk-calls.ts";
import { HISTORY_CALLS, type HistoryAnswers } from "./history-calls.ts";
import { SAVED_VIEWS_CALLS, type SavedViewsAnswers } from "./saved-views-calls.ts";
import { newJobSchema } from "./new-job.ts";
import { SEARCH_CALLS, type SearchAnswers, searchedSchema, type TriageSearchView } from "./search-views.ts";
import { JUDGING_CALLS, type JudgingAnswers } from "./judging-calls.ts";
import { REASON_CALLS, type ReasonAnswers } from "./reasons-calls.ts";
import { MARK_CALLS, type MarkAnswers } from "./marks-calls.ts";
import { MODEL_CALLS, type ModelAnswers } from "./model-views.ts";
import { PREFERENCE_CALLS, type PreferenceAnswers } from "./preferences.ts";
import { WEBHOOK_CALLS, type WebhookAnswers } from "./webhook-views.ts";
import { REMOTE_CALLS, type RemoteAnswers } from "./remote-views.ts";
import { SCORING_CALLS, type ScoringAnswers } from "./scoring-calls.ts";
import { PICK_CALLS, type PickAnswers } from "./pick-calls.ts";
import { COVERAGE_CALLS, type CoverageAnswers } from "./coverage-calls.ts";
import { SEAL_CALLS, type SealAnswers } from "./seal-calls.ts";
import { SHARE_TIMES } from "./settings-views.ts";
import { filterShape, TRIAGE_ORDERS } from "./triage-calls.ts";

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const jobId = uuid.transform((text) => text as JobId);
const submissionId = uuid.transform((text) => text as SubmissionId);
const number = z.number().int().positive();
const numbers = z.array(number).min(1).max(100_000);
const stars = z.literal([1, 2, 3, 4, 5]);
const nothing = z.undefined().optional();

export const triageFilterSchema = z.object({
  jobId,
  ...filterShape,
  /** `likely`: what the person would probably approve first; where nothing was learnt yet it is `best`. */
  sort: z.enum(TRIAGE_ORDERS),
});
export type TriageFilterInput = z.input<typeof triageFilterSchema>;

export const DESK_CALLS = {
  "app.info": nothing,
  "app.setTheme": z.object({ theme: z.enum(["dark", "light", "system"]) }),
  "app.setActor": z.object({ name: z.string().trim().min(1).max(60) }),
  "app.openDataFolder": nothing,
  "app.copy": z.object({ text: z.string().max(10_000) }),
  "model.status": nothing,
  "model.usePractice": nothing,
  "jobs.get": z.object({ jobId }),
  "jobs.create": newJobSchema,
  "jobs.close": z.object({ jobId }),
  "jobs.cancel": z.object({ jobId }),
  "jobs.settle": z.object({ jobId, reason: z.string().trim().min(3).max(500) }),
  "jobs.claim": z.object({ jobId }),
  "jobs.release": z.object({ jobId }),
  /** Again while it is on: another time or another address. Without an address the first one is taken. */
  "jobs.saveDrawReceipt": z.object({ jobId }),
  "share.setLan": z.object({
    jobId,
    on: z.boolean(),
    time: z.enum(SHARE_TIMES).optional(),
    address: z.string().max(45).optional(),
  }),
  "share.revoke": z.object({ jobId }),
  "practice.start": nothing,
  "triage.index": triageFilterSchema,
  /** The best of what passes these filters. */
  "triage.search": triageFilterSchema.omit({ sort: true }).extend(searchedSchema.shape),
  "triage.rows": z.object({ jobId, numbers: z.array(number).max(500) }),
  "submission.detail": z.object({ jobId, number }),
  "triage.decide": z.object({
    jobId,
    numbers,
    outcome: z.enum(["approved", "rejected"]),
    /** A reason's code; null lets the weakest evidence of each suggest it. */
    reason: z.string().max(60).nullable(),
    /** Own words to the worker; null uses the reason's. */
    words: z.string().trim().max(1000).nullable(),
  }),
  "triage.setStars": z.object({ jobId, numbers, stars: stars.nullable() }),
  "triage.undo": z.object({ jobId }),
  "triage.redo": z.object({ jobId }),
  "submission.open": z.object({ submissionId }),
  ...EXPORT_CALLS,
  ...INSIGHTS_CALLS,
  ...INBOX_CALLS,
  ...JOB_CALLS,
  ...SEARCH_CALLS,
  ...MODEL_CALLS,
  ...PREFERENCE_CALLS,
  ...BACKUP_CALLS,
  ...WEBHOOK_CALLS,
  ...ACCESS_CALLS,
  ...COPY_CALLS,
  ...LEARNING_CALLS,
  ...JUDGING_CALLS,
  ...SCORING_CALLS,
  ...PICK_CALLS,
  ...REMOTE_CALLS,
  ...SEAL_CALLS,
  ...COVERAGE_CALLS,
  ...HISTORY_CALLS,
  ...BULK_CALLS,
  ...MARK_CALLS,
  ...REASON_CALLS,
  ...SAVED_VIEWS_CALLS,
} as const;

export type DeskCall = keyof typeof DESK_CALLS;
export type DeskInput<C extends DeskCall> = z.input<(typeof DESK_CALLS)[C]>;
export type DeskParsed<C extends DeskCall> = z.output<(typeof DESK_CALLS)[C]>;

/** Answers; a call may also answer a RefusalView. */
export interface DeskAnswers
  extends
    AccessAnswers,
    BackupAnswers,
    CopyAnswers,
    ExportAnswers,
    InsightsAnswers,
    InboxAnswers,
    JobAnswers,
    JudgingAnswers,
    ModelAnswers,
    RemoteAnswers,
    PreferenceAnswers,
    WebhookAnswers,
    ScoringAnswers,
    LearningAnswers,
    PickAnswers,
    SealAnswers,
    CoverageAnswers,
    HistoryAnswers,
    BulkAnswers,
    MarkAnswers,
    ReasonAnswers,
    SavedViewsAnswers,
    SearchAnswers {
  "app.info": AppInfo;
  "app.setTheme": null;
  "app.setActor": null;
  "app.openDataFolder": null;
  "app.copy": null;
  "model.status": ModelStatus;
  "model.usePractice": ModelStatus;
  "jobs.get": JobDetail;
  "jobs.create": JobDetail;
  "jobs.close": JobDetail;
  "jobs.cancel": JobDetail;
  "jobs.settle": JobDetail;
  "jobs.claim": JobDetail;
  "jobs.release": JobDetail;
  "jobs.saveDrawReceipt": { readonly saved: boolean };
  "share.setLan": ShareState;
  "share.revoke": ShareState;
  "practice.start": { readonly jobIds: readonly JobId[] };
  "triage.index": TriageIndexView;
  "triage.search": TriageSearchView;
  "triage.rows": readonly TriageRowView[];
  "submission.detail": SubmissionDetail;
  "triage.decide": DecideResult;
  "triage.setStars": DecideResult;
  "triage.undo": UndoResult;
  "triage.redo": UndoResult;
  "submission.open": { readonly jobId: JobId; readonly number: number };
}

export type DeskAnswer<C extends DeskCall> = DeskAnswers[C] | RefusalView;

/** What the preload exposes as `window.winnow`. */
export interface DeskBridge {
  readonly call: <C extends DeskCall>(name: C, input: DeskInput<C>) => Promise<DeskAnswer<C>>;
  /** Listens to what main tells; returns the way to stop. */
  readonly listen: (listener: (event: DeskEvent) => void) => () => void;
  /** Absolute path of a dropped or chosen file is never given to the window; main reads it itself. */
  readonly platform: string;
  /** Address of the worker's page as a preview, for a frame. */
  readonly workerPreview: string;
}
