import type { Submission } from "#shared/domain/submission.ts";
import type { StoreReader } from "../../service/store-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";
import { hexBytes, idBytes } from "../rows/codec.ts";
import { attemptFrom, fileFrom } from "../rows/attempt-row.ts";
import { jobFrom } from "../rows/job-row.ts";
import { CORE_COLUMNS, submissionFrom } from "../rows/submission-row.ts";

const jobById = query<{ id: Bytes }>()((p) => build.selectFrom("job").selectAll().where("id", "=", p.id));
const jobByCode = query<{ code: string }>()((p) =>
  build.selectFrom("job").selectAll().where("code", "=", p.code),
);
const bytesOfJob = query<{ id: Bytes }>()((p) =>
  build.selectFrom("job").select("file_bytes").where("id", "=", p.id),
);

const core = build.selectFrom("submission").select(CORE_COLUMNS);
const submissionById = query<{ id: Bytes }>()((p) => core.where("id", "=", p.id));
const submissionByNumber = query<{ job: Bytes; number: number }>()((p) =>
  core.where("job_id", "=", p.job).where("number", "=", p.number),
);
/** A winner is always one of these: the schema holds winners to the two eligible statuses. */
const eligible = query<{ job: Bytes }>()((p) =>
  core.where("job_id", "=", p.job).where("status", "in", ["pending_score", "approved"]).orderBy("id"),
);
const ofWorker = query<{ job: Bytes; worker: Bytes; before: number; limit: number }>()((p) =>
  core
    .where("job_id", "=", p.job)
    .where("worker_id", "=", p.worker)
    .where("number", "<", p.before)
    .orderBy("number", "desc")
    .limit(p.limit),
);
const countOfWorker = query<{ job: Bytes; worker: Bytes }>()((p) =>
  build
    .selectFrom("submission")
    .select((eb) => eb.fn.countAll<number>().as("amount"))
    .where("job_id", "=", p.job)
    .where("worker_id", "=", p.worker),
);
const attemptsOf = query<{ submission: Bytes }>()((p) =>
  build.selectFrom("attempt").selectAll().where("submission_id", "=", p.submission).orderBy("attempt"),
);
const oneAttempt = query<{ submission: Bytes; attempt: number }>()((p) =>
  build
    .selectFrom("attempt")
    .selectAll()
    .where("submission_id", "=", p.submission)
    .where("attempt", "=", p.attempt),
);
const filesOfAttempt = query<{ submission: Bytes; attempt: number }>()((p) =>
  build
    .selectFrom("file")
    .selectAll()
    .where("submission_id", "=", p.submission)
    .where("attempt", "=", p.attempt)
    .orderBy("position"),
);
const fileById = query<{ id: Bytes }>()((p) => build.selectFrom("file").selectAll().where("id", "=", p.id));

const fileByContent = query<{ sha256: Bytes }>()((p) =>
  build.selectFrom("file").select("id").where("sha256", "=", p.sha256).limit(1),
);

/** Whether any attempt of any submission names this content. */
export const referencesFile = (session: Session, sha256: string): boolean =>
  session.get(fileByContent, { sha256: hexBytes(sha256) }) !== undefined;

export const readSubmission = (session: Session, id: Uint8Array): Submission | null => {
  const row = session.get(submissionById, { id });
  return row === undefined ? null : submissionFrom(row);
};

/** Jobs, and what was sent in for them. */
export const readSubmissions = (
  session: Session,
): Pick<
  StoreReader,
  | "job"
  | "jobByCode"
  | "jobBytes"
  | "submission"
  | "submissions"
  | "submissionByNumber"
  | "eligibleSubmissions"
  | "submissionsOfWorker"
  | "countOfWorker"
  | "attempts"
  | "attempt"
  | "filesOf"
  | "file"
> => ({
  job: async (id) => {
    const row = session.get(jobById, { id: idBytes(id) });
    return row === undefined ? null : jobFrom(row);
  },
  jobByCode: async (code) => {
    const row = session.get(jobByCode, { code });
    return row === undefined ? null : jobFrom(row);
  },
  jobBytes: async (jobId) => session.get(bytesOfJob, { id: idBytes(jobId) })?.file_bytes ?? 0,
  submission: async (id) => readSubmission(session, idBytes(id)),
  submissions: async (ids) =>
    ids.map((id) => readSubmission(session, idBytes(id))).filter((found) => found !== null),
  submissionByNumber: async (jobId, number) => {
    const row = session.get(submissionByNumber, { job: idBytes(jobId), number });
    return row === undefined ? null : submissionFrom(row);
  },
  eligibleSubmissions: async (jobId) => session.all(eligible, { job: idBytes(jobId) }).map(submissionFrom),
  submissionsOfWorker: async (jobId, workerId, limit, before = Number.MAX_SAFE_INTEGER) =>
    session
      .all(ofWorker, { job: idBytes(jobId), worker: idBytes(workerId), before, limit })
      .map(submissionFrom),
  countOfWorker: async (jobId, workerId) =>
    session.get(countOfWorker, { job: idBytes(jobId), worker: idBytes(workerId) })?.amount ?? 0,
  attempts: async (submissionId) =>
    session.all(attemptsOf, { submission: idBytes(submissionId) }).map(attemptFrom),
  attempt: async (submissionId, attempt) => {
    const row = session.get(oneAttempt, { submission: idBytes(submissionId), attempt });
    return row === undefined ? null : attemptFrom(row);
  },
  filesOf: async (submissionId, attempt) =>
    session.all(filesOfAttempt, { submission: idBytes(submissionId), attempt }).map(fileFrom),
  file: async (id) => {
    const row = session.get(fileById, { id: idBytes(id) });
    return row === undefined ? null : fileFrom(row);
  },
});
