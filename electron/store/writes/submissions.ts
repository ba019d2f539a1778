import type { Job } from "#shared/domain/job.ts";
import type { Submission } from "#shared/domain/submission.ts";
import type { StoreWriter } from "../../service/store-port.ts";
import type { Session } from "../engine/connection.ts";
import { insertQuery, saveQuery } from "../engine/query.ts";
import type { Bytes, SubmissionTable } from "../engine/schema.ts";
import { StoreError } from "../store-error.ts";
import { idBytes } from "../rows/codec.ts";
import { attemptExcerpt, fileExcerpt } from "../rows/attempt-row.ts";
import {
  FIRST_COLUMNS,
  LIFE_COLUMNS,
  REPEATED_COLUMNS,
  secondOf,
  submissionLife,
  type SubmissionLife,
} from "../rows/submission-row.ts";
import { queueComparison } from "./copies.ts";
import { repeatLatestAttempt } from "./attempts.ts";
import { claimNumber } from "./jobs.ts";
import { addToWorker } from "./owners.ts";
import { retally } from "./tallies.ts";

const insert = insertQuery<SubmissionTable>("submission", [
  ...FIRST_COLUMNS,
  ...LIFE_COLUMNS,
  ...REPEATED_COLUMNS,
]);
const save = saveQuery<SubmissionLife & { id: Bytes }>("submission", LIFE_COLUMNS, "id");

const isApproved = (submission: Submission): number => (submission.status === "approved" ? 1 : 0);

const insertSubmission = (session: Session, submission: Submission, job: Job): void => {
  const scope = { owner: idBytes(job.ownerId), job: idBytes(job.id), jobType: job.type };
  const worker = idBytes(submission.workerId);
  claimNumber(session, scope.job, submission.number);
  session.run(insert, {
    id: idBytes(submission.id),
    job_id: scope.job,
    owner_id: scope.owner,
    worker_id: worker,
    number: submission.number,
    submitted_at: submission.submittedAt,
    submitted_second: secondOf(submission.submittedAt),
    ...submissionLife(submission),
    ...attemptExcerpt(null),
    ...fileExcerpt(null),
  });
  queueComparison(session, null, submission);
  retally(session, scope, null, submission);
  addToWorker(session, worker, 1, isApproved(submission));
};

const saveSubmission = (session: Session, before: Submission, after: Submission, job: Job): void => {
  const id = idBytes(after.id);
  if (session.run(save, { id, ...submissionLife(after) }) !== 1) {
    throw new StoreError("constraint_violated", "The submission to save does not exist.");
  }
  queueComparison(session, before, after);
  if (after.attempt !== before.attempt) repeatLatestAttempt(session, id, after.attempt);
  retally(session, { owner: idBytes(job.ownerId), job: idBytes(job.id), jobType: job.type }, before, after);
  addToWorker(session, idBytes(after.workerId), 0, isApproved(after) - isApproved(before));
};

export const writeSubmissions = (
  session: Session,
): Pick<StoreWriter, "insertSubmission" | "saveSubmission"> => ({
  insertSubmission: async (submission, job) => insertSubmission(session, submission, job),
  saveSubmission: async (before, after, job) => saveSubmission(session, before, after, job),
});
