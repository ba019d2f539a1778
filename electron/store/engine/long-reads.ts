import type { JobId } from "#shared/domain/ids.ts";
import type { ModelRef } from "#shared/domain/scoring/score.ts";
import type { InboxQuery, JobListQuery } from "../../service/job-list-port.ts";
import type { ListFilter } from "../../service/list-port.ts";
import type { TriageFilter } from "../../service/views-port.ts";
import type { PickPoolQuery } from "../../service/picking-port.ts";
import type { WebhookEventFilter } from "../../service/webhooks-port.ts";
import type { Instant } from "#shared/lib/instant.ts";
import { verifyEvents } from "../history/verify-events.ts";
import { drawCheck } from "../views/draw-check.ts";
import { jobWebhooks, type JobWebhooksInput } from "../views/job-webhooks.ts";
import { drawField, drawReceipt } from "../views/draw.ts";
import { type ChunkInput, embeddingChunk } from "../views/embeddings.ts";
import { idsInList, idsInTriage, idsInTriageOfAll } from "../views/filtered-ids.ts";
import { type DecidedInput, decidedPictures, picturesOfJob } from "../views/learning.ts";
import { type ExportInput, exportRows, exportSize } from "../views/export.ts";
import { insights } from "../views/insights/insights.ts";
import type { InsightsAsked } from "../../service/insights-port.ts";
import { inboxRows } from "../views/inbox.ts";
import { jobFigures } from "../views/job-figures.ts";
import { jobList } from "../views/job-list.ts";
import { type LedgerInput, ledgerLines } from "../views/ledger.ts";
import { jobOverviews } from "../views/overviews.ts";
import { candidateEvidence, pickPool } from "../views/pick-pool.ts";
import { scoreColumns } from "../views/score-columns.ts";
import { countToEmbed, filesToEmbed, type ToEmbedInput } from "../views/to-embed.ts";
import {
  numbersInTriage,
  type TriageByInput,
  triageIndex,
  triageIndexBy,
} from "../views/triage/triage-index.ts";
import {
  type DueEventsInput,
  dueWebhookEndpoints,
  dueWebhookEvents,
  webhookEvents,
  webhookOverviews,
} from "../views/webhooks.ts";
import { parkedEvents, type ParkedEventsInput, parkedWebhooks } from "../views/parked-webhooks.ts";
import { itemsByBands } from "../reads/copies.ts";
import { likePictures } from "../views/copies.ts";
import type { LikePicturesQuery } from "../../service/copies-port.ts";
import type { Connection } from "./connection.ts";

/** What a WAL checkpoint found: pages in the log, and how many of them are in the database now. */
export interface Checkpoint {
  readonly log: number;
  readonly copied: number;
}

/** Statements that may take longer than main has: they run in the reader worker. */
export const LONG_READS = {
  triageIndex: (reader: Connection, filter: TriageFilter) => triageIndex(reader, filter),
  itemsByBands: (reader: Connection, input: { readonly keys: readonly number[]; readonly limit: number }) =>
    itemsByBands(reader, input),
  likePictures: (reader: Connection, query: LikePicturesQuery) => likePictures(reader, query),
  decidedPictures: (reader: Connection, input: DecidedInput) => decidedPictures(reader, input),
  picturesOfJob: (reader: Connection, jobId: JobId) => picturesOfJob(reader, jobId),
  triageIndexBy: (reader: Connection, input: TriageByInput) => triageIndexBy(reader, input),
  numbersInTriage: (reader: Connection, filter: Omit<TriageFilter, "sort">) =>
    numbersInTriage(reader, filter),
  jobOverviews: (reader: Connection) => jobOverviews(reader),
  exportRows: (reader: Connection, input: ExportInput) => exportRows(reader, input),
  exportSize: (reader: Connection, input: ExportInput) => exportSize(reader, input),
  insights: (reader: Connection, asked: InsightsAsked) => insights(reader, asked),
  drawCheck: (reader: Connection, jobId: JobId) => drawCheck(reader, jobId),
  jobWebhooks: (reader: Connection, input: JobWebhooksInput) => jobWebhooks(reader, input),
  jobFigures: (reader: Connection, jobId: JobId) => jobFigures(reader, jobId),
  jobList: (reader: Connection, wish: JobListQuery) => jobList(reader, wish),
  inboxRows: (reader: Connection, wish: InboxQuery) => inboxRows(reader, wish),
  parkedWebhooks: (reader: Connection) => parkedWebhooks(reader),
  parkedEvents: (reader: Connection, input: ParkedEventsInput) => parkedEvents(reader, input),
  /** A window that lies far back is found by walking to it. */
  ledgerLines: (reader: Connection, input: LedgerInput) => ledgerLines(reader, input),
  webhookEvents: (reader: Connection, filter: WebhookEventFilter) => webhookEvents(reader, filter),
  webhookOverviews: (reader: Connection) => webhookOverviews(reader),
  dueWebhookEndpoints: (reader: Connection, now: Instant) => dueWebhookEndpoints(reader, now),
  dueWebhookEvents: (reader: Connection, input: DueEventsInput) => dueWebhookEvents(reader, input),
  scoreColumns: (reader: Connection, jobId: JobId) => scoreColumns(reader, jobId),
  embeddingChunk: (reader: Connection, input: ChunkInput) => embeddingChunk(reader, input),
  idsInList: (reader: Connection, filter: ListFilter) => idsInList(reader, filter),
  idsInTriage: (reader: Connection, filter: Omit<TriageFilter, "sort">) => idsInTriage(reader, filter),
  idsInTriageOfAll: (reader: Connection, filter: Omit<TriageFilter, "sort" | "jobId">) =>
    idsInTriageOfAll(reader, filter),
  filesToEmbed: (reader: Connection, input: ToEmbedInput) => filesToEmbed(reader, input),
  countToEmbed: (reader: Connection, model: ModelRef) => countToEmbed(reader, model),
  pickPool: (reader: Connection, asked: PickPoolQuery) => pickPool(reader, asked),
  candidateEvidence: (
    reader: Connection,
    asked: { readonly jobId: JobId; readonly numbers: readonly number[] },
  ) => candidateEvidence(reader, asked),
  drawField: (reader: Connection, jobId: JobId) => drawField(reader, jobId),
  drawReceipt: (reader: Connection, jobId: JobId) => drawReceipt(reader, jobId),
  verifyEvents: (reader: Connection) => {
    const walk = verifyEvents(reader);
    let step = walk.next();
    while (step.done !== true) step = walk.next();
    return step.value;
  },
  /** The first few problems of the file, none when it is whole. */
  quickCheck: (reader: Connection): readonly string[] =>
    (reader.sqlite.pragma("quick_check(5)") as readonly { readonly quick_check: string }[])
      .map((row) => row.quick_check)
      .filter((line) => line !== "ok"),
} as const;

export type LongReads = typeof LONG_READS;
export type LongReadName = keyof LongReads;
export type LongReadResult<Name extends LongReadName> = ReturnType<LongReads[Name]>;
export type LongReadInput<Name extends LongReadName> =
  Parameters<LongReads[Name]> extends [Connection, infer Input] ? Input : undefined;

export interface ReaderData {
  readonly database: string;
}

export type ReaderRequest =
  | { readonly id: number; readonly name: LongReadName; readonly input: unknown }
  | { readonly id: number; readonly name: "checkpoint" };

export type ReaderReply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: { readonly code: string | null; readonly message: string } };
