import type { JobId } from "#shared/domain/ids.ts";
import type { SealDestination } from "#shared/domain/seal/seal-plan.ts";
import type { StoreReader } from "../store-port.ts";

/** Where winners of a job are recorded: at the remote that it mirrors, while that is followed, else here. */
export const destinationOf = async (reader: StoreReader, jobId: JobId): Promise<SealDestination> => {
  const followed = await reader.remoteJob(jobId);
  return followed === null ? "local" : `remote:${followed.remoteId}`;
};
