import type { SearchViews } from "../../service/search-port.ts";
import type { CopyViews } from "../../service/copies-port.ts";
import type { PickViews } from "../../service/picking-port.ts";
import type { StoreViews } from "../../service/views-port.ts";
import type { WebhookViews } from "../../service/webhooks-port.ts";
import type { Connection } from "../engine/connection.ts";
import type { ReaderClient } from "../engine/reader-client.ts";
import { lastEmbedding } from "./embeddings.ts";
import { copyQueueView } from "./copies.ts";
import { listViews } from "./list.ts";
import { moderationViews } from "./moderation.ts";
import { jobOverview, jobsPage } from "./overviews.ts";
import { queueViews } from "./queues.ts";
import { stepGroupViews } from "./step-groups.ts";
import { summaryViews } from "./summary.ts";
import { triageRowViews } from "./triage/rows.ts";
import { wurkViews } from "./wurk.ts";

/** What is bounded runs on main's own reader, what grows with the data in the worker thread. */
export const viewsOver = (
  connection: Connection,
  reader: ReaderClient,
): StoreViews & WebhookViews & SearchViews & CopyViews & PickViews => ({
  ...copyQueueView(connection),
  copyItemsByBands: (keys, limit) => reader.read("itemsByBands", { keys, limit }),
  likePictures: (query) => reader.read("likePictures", query),
  ...listViews(connection),
  ...summaryViews(connection),
  ...wurkViews(connection),
  ...queueViews(connection),
  ...moderationViews(connection),
  ...triageRowViews(connection),
  ...stepGroupViews(connection),
  jobOverview: async (id) => jobOverview(connection, id),
  jobsPage: async (ownerId, after, limit) => jobsPage(connection, ownerId, after, limit),
  ledgerLines: (filter, before, limit) => reader.read("ledgerLines", { filter, before, limit }),
  exportRows: (jobId, numbers) => reader.read("exportRows", { jobId, numbers }),
  exportSize: (jobId, numbers) => reader.read("exportSize", { jobId, numbers }),
  insights: (asked) => reader.read("insights", asked),
  drawCheck: (jobId) => reader.read("drawCheck", jobId),
  jobWebhooks: (jobId, limit) => reader.read("jobWebhooks", { jobId, limit }),
  jobFigures: (jobId) => reader.read("jobFigures", jobId),
  jobList: (wish) => reader.read("jobList", wish),
  inboxRows: (wish) => reader.read("inboxRows", wish),
  parkedWebhooks: () => reader.read("parkedWebhooks", undefined),
  parkedEvents: (endpointId, after, limit) => reader.read("parkedEvents", { endpointId, after, limit }),
  jobOverviews: () => reader.read("jobOverviews", undefined),
  triageIndex: (filter) => reader.read("triageIndex", filter),
  triageIndexBy: (filter, values) => reader.read("triageIndexBy", { filter, values }),
  decidedPictures: (jobId, limit) => reader.read("decidedPictures", { jobId, limit }),
  picturesOfJob: (jobId) => reader.read("picturesOfJob", jobId),
  scoreColumns: (jobId) => reader.read("scoreColumns", jobId),
  lastEmbedding: async () => lastEmbedding(connection),
  embeddingChunk: ({ id, revision }, after, span) =>
    reader.read("embeddingChunk", { modelId: id, revision, after, span }),
  idsInList: (filter) => reader.read("idsInList", filter),
  idsInTriage: (filter) => reader.read("idsInTriage", filter),
  idsInTriageOfAll: (filter) => reader.read("idsInTriageOfAll", filter),
  numbersInTriage: (filter) => reader.read("numbersInTriage", filter),
  filesToEmbed: (model, after, limit) => reader.read("filesToEmbed", { model, after, limit }),
  countToEmbed: (model) => reader.read("countToEmbed", model),
  pickPool: (asked) => reader.read("pickPool", asked),
  candidateEvidence: (jobId, numbers) => reader.read("candidateEvidence", { jobId, numbers }),
  drawField: (jobId) => reader.read("drawField", jobId),
  drawReceipt: (jobId) => reader.read("drawReceipt", jobId),
  webhookEvents: (filter) => reader.read("webhookEvents", filter),
  webhookOverviews: () => reader.read("webhookOverviews", undefined),
  dueWebhookEndpoints: (now) => reader.read("dueWebhookEndpoints", now),
  dueWebhookEvents: (endpointId, now, limit) => reader.read("dueWebhookEvents", { endpointId, now, limit }),
  verifyEvents: () => reader.read("verifyEvents", undefined),
});
