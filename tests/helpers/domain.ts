import { createHash, createHmac } from "node:crypto";
import { briefOf, newJobSchema, type NewJobInput } from "#shared/contract/new-job.ts";
import {
  hexToUuid,
  type JobCode,
  type JobId,
  type OwnerId,
  type SubmissionId,
  type WorkerId,
} from "#shared/domain/ids.ts";
import { createJob, type Job } from "#shared/domain/job.ts";
import { newSubmission, type Submission } from "#shared/domain/submission.ts";
import { type Instant, instant } from "#shared/lib/instant.ts";

export const T0: Instant = instant(Date.UTC(2026, 2, 16, 12));

/** A UUIDv7-shaped id from a small number. */
export const idOf = <Id extends string>(n: number): Id =>
  hexToUuid(`01960000000070008000${n.toString(16).padStart(12, "0")}`) as Id;

export const placesJob = (over: Partial<NewJobInput> = {}, now: Instant = T0): Job =>
  jobFrom(
    {
      type: "data_collection",
      title: "Red cars",
      description: "One red car in each photo.",
      files_needed: 3,
      ...over,
    },
    now,
  );

export const selectionJob = (over: Partial<NewJobInput> = {}, now: Instant = T0): Job =>
  jobFrom(
    {
      type: "custom",
      title: "Blue boats",
      description: "One blue boat in each photo.",
      max_completions: 2,
      selection_type: "creator",
      selection_time_minutes: 60,
      ...over,
    },
    now,
  );

const SECRET = "11".repeat(32);

const jobFrom = (input: NewJobInput, now: Instant): Job =>
  createJob(briefOf(newJobSchema.parse(input)), {
    id: idOf<JobId>(1),
    ownerId: idOf<OwnerId>(2),
    code: "fd254739" as JobCode,
    now,
    draw: {
      secret: SECRET,
      commitment: createHash("sha256").update(Buffer.from(SECRET, "hex")).digest("hex"),
    },
  });

export const submissionOf = (job: Job, number: number, over: Partial<Submission> = {}): Submission => ({
  ...newSubmission({
    id: idOf<SubmissionId>(1000 + number),
    jobId: job.id,
    workerId: idOf<WorkerId>(2000 + number),
    number,
    fileCount: 1,
    now: T0,
    waitingFor: null,
  }),
  ...over,
});

export const hmacHex = (secretHex: string, text: string): string =>
  createHmac("sha256", Buffer.from(secretHex, "hex")).update(text).digest("hex");
