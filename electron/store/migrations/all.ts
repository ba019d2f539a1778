import { ownersAndJobs } from "./0001-owners-and-jobs.ts";
import { submissionsAndFiles } from "./0002-submissions-and-files.ts";
import { figures } from "./0003-figures.ts";
import { history } from "./0004-history.ts";
import { webhooks } from "./0005-webhooks.ts";
import { idempotencyAndCredits } from "./0006-idempotency-and-credits.ts";
import { deadlines } from "./0007-deadlines.ts";
import { claims } from "./0008-claims.ts";
import { judging } from "./0009-judging.ts";
import { copies } from "./0010-copies.ts";
import { seals } from "./0011-seals.ts";
import { jobFigures } from "./0012-job-figures.ts";
import { decisionTimes } from "./0013-decision-times.ts";
import { remotes } from "./0014-remotes.ts";
import { largeSteps } from "./0015-large-steps.ts";
import { parkedWebhooks } from "./0016-parked-webhooks.ts";
import { jobWebhooks } from "./0017-job-webhooks.ts";
import { deskMarks } from "./0018-desk-marks.ts";
import type { Migration } from "./migration.ts";

/** In order; the last one's version is what this program writes. */
export const MIGRATIONS: readonly Migration[] = [
  ownersAndJobs,
  submissionsAndFiles,
  figures,
  history,
  webhooks,
  idempotencyAndCredits,
  deadlines,
  claims,
  judging,
  copies,
  seals,
  jobFigures,
  decisionTimes,
  remotes,
  largeSteps,
  parkedWebhooks,
  jobWebhooks,
  deskMarks,
];
