/** What waits for a score waits for a model, or for credits; which of the two shows only now. */
import type { TriageRowView } from "#shared/contract/desk-views.ts";
import type { Job } from "#shared/domain/job.ts";
import type { Ports } from "../ports.ts";
import type { JobOverview } from "../job-list-port.ts";

export interface DeskOverview extends JobOverview {
  readonly waitingForBudget: number;
}

/** A model is there for the job, so what still waits is more than the owner's budget pays for now. */
const waitsForBudget = async (ports: Ports, job: Job): Promise<boolean> =>
  ports.models.usableFor(job) !== null &&
  ((await ports.store.reader.owner(job.ownerId))?.monthlyCredits ?? null) !== null;

export const deskOverview = async (ports: Ports, overview: JobOverview): Promise<DeskOverview> =>
  overview.waitingForModel > 0 && (await waitsForBudget(ports, overview.job))
    ? { ...overview, waitingForModel: 0, waitingForBudget: overview.waitingForModel }
    : { ...overview, waitingForBudget: 0 };

/** The same for the rows of one job. */
export const sayWaiting = async (
  ports: Ports,
  jobId: Job["id"],
  rows: readonly TriageRowView[],
): Promise<readonly TriageRowView[]> => {
  if (rows.every(({ waitingFor }) => waitingFor !== "model")) return rows;
  const job = await ports.store.reader.job(jobId);
  if (job === null || !(await waitsForBudget(ports, job))) return rows;
  return rows.map((row) => (row.waitingFor === "model" ? { ...row, waitingFor: "budget" } : row));
};
