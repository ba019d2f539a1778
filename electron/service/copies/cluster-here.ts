import type { SubmissionId } from "#shared/domain/ids.ts";
import type { Submission } from "#shared/domain/submission.ts";
import type { CopyItem } from "../copies-port.ts";
import type { StoreReader } from "../store-port.ts";

/** A cluster is read up to here; "Reject the rest" decides on no more at once. */
const MOST = 5000;

interface ClusterHere {
  readonly size: number;
  /** The number of the first one sent in this job, which stays. */
  readonly keeps: number;
  /** The others of this job that are not rejected already. */
  readonly rest: readonly number[];
  readonly texts: boolean;
}

/**
 * What the latest attempt of a submission shares with others of its job. Only latest attempts count: who was rejected
 * for a copy and sent something else since is not rejected for it again.
 */
export const clusterHere = async (
  reader: StoreReader,
  submission: Submission,
  items: readonly CopyItem[],
): Promise<ClusterHere | null> => {
  const shared = items.find(({ attempt, cluster }) => attempt === submission.attempt && cluster !== null);
  if (shared?.cluster === undefined || shared.cluster === null) return null;
  const cluster = await reader.copyCluster(shared.cluster);
  if (cluster === null || cluster.size < 2) return null;
  const members = (await reader.copyItemsOfCluster(cluster.id, MOST)).filter(
    ({ jobId }) => jobId === submission.jobId,
  );
  const first = new Map<SubmissionId, CopyItem>();
  for (const item of members) if (!first.has(item.submissionId)) first.set(item.submissionId, item);
  const here = await reader.submissions([...first.keys()]);
  const attempts = new Map<SubmissionId, Set<number>>();
  for (const { submissionId, attempt } of members)
    attempts.set(submissionId, (attempts.get(submissionId) ?? new Set()).add(attempt));
  const current = here.filter(({ id, attempt }) => attempts.get(id)?.has(attempt) === true);
  // Already in the order in which they were sent.
  const [keeps, ...rest] = current;
  if (keeps === undefined) return null;
  return {
    size: cluster.size,
    keeps: keeps.number,
    rest: rest.filter(({ status }) => status !== "rejected").map(({ number }) => number),
    texts: shared.kind === "text",
  };
};
