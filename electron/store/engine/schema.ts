import type { Generated } from "kysely";
import type { RemoteTables } from "./remote-tables.ts";

/** The tables as queries see them. Ids and digests are BLOBs, instants milliseconds, JSON is TEXT, truth is 0 or 1. */
export type Bytes = Uint8Array;

export interface OwnerTable {
  id: Bytes;
  name: string;
  monthly_credits: number | null;
}
export interface ApiKeyTable {
  id: Bytes;
  owner_id: Bytes;
  name: string;
  hash: Bytes;
  scopes: string;
  created_at: number;
  revoked_at: number | null;
}
export interface WorkerTable {
  id: Bytes;
  owner_id: Bytes;
  name: string | null;
  created_at: number;
  sent: number;
  approved: number;
}
export interface WorkerTokenTable {
  hash: Bytes;
  worker_id: Bytes;
  job_id: Bytes;
  created_at: number;
}
export interface SettingTable {
  name: string;
  value: string;
}

export interface JobTable {
  id: Bytes;
  owner_id: Bytes;
  code: string;
  type: string;
  created_at: number;
  files_needed: number | null;
  max_completions: number | null;
  selection_type: string | null;
  brief: string;
  closes_at: number | null;
  closed_at: number | null;
  cancelled_at: number | null;
  settled_at: number | null;
  settle_reason: string | null;
  claim_moderator: string | null;
  claim_until: number | null;
  claim_holder: string | null;
  draw_commitment: Bytes | null;
  draw_secret: Bytes | null;
  drawn_at: number | null;
  draw_eligible: number | null;
  pending_score: number;
  approved: number;
  rejected: number;
  retry_pending: number;
  winners: number;
  held_verdicts: number;
  invite_generation: number;
  /** Kept by insertSubmission and insertFile, never by saveJob. */
  last_number: number;
  file_bytes: number;
  deadline_missed_at: number | null;
  reminders: number;
  judging: string | null;
}

export interface SubmissionTable {
  id: Bytes;
  job_id: Bytes;
  owner_id: Bytes;
  worker_id: Bytes;
  number: number;
  submitted_at: number;
  submitted_second: number;
  status: string;
  facet: number;
  review: number;
  attempt: number;
  file_count: number;
  attempted_at: number;
  stars: number | null;
  own_stars: number | null;
  scored_at: number | null;
  verdict: string | null;
  won_at: number | null;
  retry_expires_at: number | null;
  waiting_for: string | null;
  decision_outcome: string | null;
  decision_actor: string | null;
  decision_at: number | null;
  decision_reason: string | null;
  decision_text: string | null;
  mean: number | null;
  relevance: number | null;
  quality: number | null;
  completeness: number | null;
  confidence: number | null;
  practice: number;
  file_id: Bytes | null;
  file_sha256: Bytes | null;
  file_type: string | null;
  file_bytes: number | null;
  file_width: number | null;
  file_height: number | null;
  text_excerpt: string | null;
  reasoning: string | null;
}

export interface AttemptTable {
  submission_id: Bytes;
  attempt: number;
  content_text: string | null;
  received_at: number;
  scored_at: number | null;
  stars: number | null;
  reasoning: string | null;
  score: string | null;
}
export interface FileTable {
  id: Bytes;
  submission_id: Bytes;
  attempt: number;
  position: number;
  sha256: Bytes;
  size_bytes: number;
  content_type: string;
  original_name: string | null;
  width: number | null;
  height: number | null;
  facts: string | null;
}
export interface EmbeddingTable {
  file_id: Bytes;
  model_id: string;
  revision: string;
  vector: Bytes;
}

/** A prompt set or a calibration, by the id that scores name. */
export interface ScoringBasisTable {
  id: string;
  body: string;
}

export interface TallyTable {
  /** An owner's or a job's id. */
  scope_id: Bytes;
  grain: number;
  start: number;
  job_type: string;
  total: number;
  approved: number;
  rejected: number;
  scored: number;
  star_sum: number;
}
export interface FacetCountTable {
  job_id: Bytes;
  facet: number;
  review: number;
  waiting: number;
  amount: number;
}

export interface EventTable {
  id: Bytes;
  chain_id: Bytes;
  seq: number;
  owner_id: Bytes;
  type: string;
  at: number;
  prev_hash: Bytes;
  payload_hash: Bytes;
  hash: Bytes;
}
export interface EventPayloadTable {
  event_id: Bytes;
  submission_id: Bytes | null;
  salt: Bytes;
  payload: string;
}
export interface EventChainTable {
  chain_id: Bytes;
  last_seq: number;
  last_hash: Bytes;
}

export interface LedgerTable {
  owner_id: Bytes;
  job_id: Bytes;
  submission_id: Bytes;
  worker_id: Bytes;
  at: number;
  kind: string;
  amount: number;
  cause: string;
}
export interface LedgerBalanceTable {
  owner_id: Bytes;
  kind: string;
  month: number;
  amount: number;
}

export interface JobBalanceTable {
  job_id: Bytes;
  kind: string;
  amount: number;
}

export interface ReceiptTable {
  id: Bytes;
  job_id: Bytes;
  at: number;
  by: string;
  kind: string;
  winners: string;
  winners_now: number;
  cap: number;
  details: string;
}
export interface DecisionGroupTable {
  group_id: Bytes;
  job_id: Bytes;
  at: number;
  steps: number;
  undone_at: number | null;
  dropped: number;
  undone_through: number | null;
}
export interface DecisionStepTable {
  id: Bytes;
  group_seq: number;
  submission_id: Bytes;
  actor: string;
  at: number;
  label: string;
  before: string;
  after: string;
}
/** Up to which group a job's history is sealed. */
export interface DecisionSealTable {
  job_id: Bytes;
  through_seq: number;
}

export interface WebhookEndpointTable {
  id: Bytes;
  owner_id: Bytes;
  url: string;
  events: string;
  secret: string;
  earlier_secret: string | null;
  earlier_until: number | null;
  allow_private: number;
  created_at: number;
  deleted_at: number | null;
}
export interface WebhookEventTable {
  id: Bytes;
  owner_id: Bytes;
  type: string;
  at: number;
  data: string;
}
export interface WebhookDeliveryTable {
  event_id: Bytes;
  endpoint_id: Bytes;
  state: string;
  attempts: number;
  next_at: number | null;
  last_at: number | null;
  last_status: number | null;
  last_error: string | null;
}
export interface KeptAnswerTable {
  /** A key's or a worker's id. */
  scope_id: Bytes;
  name: string;
  request_hash: Bytes;
  status: number;
  body: string;
  at: number;
}

/** Attempts that are still to be compared with what the owner had before. */
export interface ToCompareTable {
  submission_id: Bytes;
  attempt: number;
}
export interface CopyItemTable {
  kind: string;
  owner_id: Bytes;
  job_id: Bytes;
  submission_id: Bytes;
  attempt: number;
  file_id: Bytes | null;
  sent_at: number;
  digest: Bytes;
  hash: Bytes | null;
  cluster: number | null;
}
export interface CopyPairTable {
  a: number;
  b: number;
  kind: string;
  figures: string;
}
export interface CopyClusterTable {
  id: Generated<number>;
  size: number;
}
export interface CopyMarkTable {
  job_id: Bytes;
  number: number;
  kind: string;
  cluster: number | null;
}
export interface DeskMarkTable {
  job_id: Bytes;
  number: number;
  kind: string;
  attempt: number;
}
export interface TextBandTable {
  key: number;
  item: number;
}

export interface SealPlanTable {
  id: Bytes;
  job_id: Bytes;
  destination: string;
  sealed_at: number;
  by_role: string;
  by_name: string;
  by_holder: string | null;
  first_place: number;
  settle_reason: string | null;
  notes: string;
  ended_at: number | null;
}
export interface SealBatchTable {
  plan_id: Bytes;
  position: number;
  ids: string;
  state: string;
  tries: number;
  sent_at: number | null;
  answered_at: number | null;
  problem_code: string | null;
  problem: string | null;
  receipt_id: Bytes | null;
}

/** A table whose `seq` SQLite gives out; it is read, never written. */
type Numbered<T> = T & { seq: Generated<number> };

export interface Database extends RemoteTables {
  owner: OwnerTable;
  api_key: ApiKeyTable;
  worker: WorkerTable;
  worker_token: WorkerTokenTable;
  setting: SettingTable;
  job: JobTable;
  submission: SubmissionTable;
  attempt: AttemptTable;
  file: FileTable;
  embedding: EmbeddingTable;
  scoring_basis: ScoringBasisTable;
  tally: TallyTable;
  facet_count: FacetCountTable;
  event: EventTable;
  event_payload: EventPayloadTable;
  event_chain: EventChainTable;
  ledger: Numbered<LedgerTable>;
  ledger_balance: LedgerBalanceTable;
  job_balance: JobBalanceTable;
  receipt: Numbered<ReceiptTable>;
  decision_group: Numbered<DecisionGroupTable>;
  decision_step: Numbered<DecisionStepTable>;
  decision_seal: DecisionSealTable;
  webhook_endpoint: WebhookEndpointTable;
  webhook_event: WebhookEventTable;
  webhook_delivery: WebhookDeliveryTable;
  kept_answer: KeptAnswerTable;
  to_compare: ToCompareTable;
  copy_item: Numbered<CopyItemTable>;
  copy_pair: CopyPairTable;
  copy_cluster: CopyClusterTable;
  copy_mark: CopyMarkTable;
  text_band: TextBandTable;
  desk_mark: DeskMarkTable;
  seal_plan: SealPlanTable;
  seal_batch: SealBatchTable;
}
