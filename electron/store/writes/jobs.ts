import type { StoreWriter } from "../../service/store-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, insertQuery, query, saveQuery } from "../engine/query.ts";
import type { Bytes, JobTable } from "../engine/schema.ts";
import { StoreError } from "../store-error.ts";
import { idBytes, jsonText } from "../rows/codec.ts";
import { briefText, type JobLife, jobLife, jobRow } from "../rows/job-row.ts";

const LIFE = [
  "closes_at",
  "closed_at",
  "cancelled_at",
  "settled_at",
  "settle_reason",
  "deadline_missed_at",
  "reminders",
  "claim_moderator",
  "claim_until",
  "claim_holder",
  "drawn_at",
  "draw_eligible",
  "pending_score",
  "approved",
  "rejected",
  "retry_pending",
  "winners",
  "held_verdicts",
  "invite_generation",
  "judging",
] as const satisfies readonly (keyof JobLife)[];

const insertJob = insertQuery<JobTable>("job", [
  "id",
  "owner_id",
  "code",
  "type",
  "created_at",
  "files_needed",
  "max_completions",
  "selection_type",
  "brief",
  "draw_commitment",
  "draw_secret",
  "last_number",
  "file_bytes",
  ...LIFE,
]);
const saveJob = saveQuery<JobLife & { id: Bytes }>("job", LIFE, "id");
const saveBrief = saveQuery<{ id: Bytes; brief: string }>("job", ["brief"], "id");
const lastNumber = query<{ id: Bytes }>()((p) =>
  build.selectFrom("job").select("last_number").where("id", "=", p.id),
);
const takeNumber = query<{ id: Bytes; number: number; before: number }>()((p) =>
  build
    .updateTable("job")
    .set({ last_number: p.number })
    .where("id", "=", p.id)
    .where("last_number", "=", p.before),
);

/** Numbers have no gaps: WURK's pages are ranges of them. */
export const claimNumber = (session: Session, job: Bytes, number: number): void => {
  if (session.run(takeNumber, { id: job, number, before: number - 1 }) === 1) return;
  throw new StoreError("constraint_violated", `Submission number ${number} is not the next of its job.`);
};

export const writeJobs = (
  session: Session,
): Pick<StoreWriter, "insertJob" | "saveJob" | "saveBrief" | "nextNumber"> => ({
  insertJob: async (job) => {
    session.run(insertJob, jobRow(job));
  },
  saveJob: async (job) => {
    if (session.run(saveJob, { id: idBytes(job.id), ...jobLife(job) }) === 1) return;
    throw new StoreError("constraint_violated", "The job to save does not exist.");
  },
  saveBrief: async (job) => {
    session.run(saveBrief, { id: idBytes(job.id), brief: jsonText(briefText(job)) });
  },
  nextNumber: async (jobId) => (session.get(lastNumber, { id: idBytes(jobId) })?.last_number ?? 0) + 1,
});
