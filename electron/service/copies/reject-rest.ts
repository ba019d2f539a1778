import type { JobId } from "#shared/domain/ids.ts";
import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import { decide } from "../decisions.ts";
import type { DecisionsMade } from "../in-one-step.ts";
import type { Ports } from "../ports.ts";
import { clusterHere } from "./cluster-here.ts";

const OF_A_TEXT = "It is a copy of a text that was already sent. Write one of your own.";

/**
 * Rejects all of a submission's cluster in its job but the first that was sent, as one step that one undo takes back.
 * Winners and workers who are trying again are left, and named in `refused`. Refusals: not_found.
 */
export const rejectRest = async (
  ports: Ports,
  request: { readonly jobId: JobId; readonly number: number; readonly actor: string },
): Promise<DecisionsMade | Refusal> => {
  const { reader } = ports.store;
  const submission = await reader.submissionByNumber(request.jobId, request.number);
  if (submission === null) return refuse("not_found", "This submission is gone.");
  const cluster = await clusterHere(reader, submission, await reader.copyItems(submission.id));
  if (cluster === null || cluster.rest.length === 0) return { changed: [], refused: [], undoLabel: null };
  return decide(ports, {
    jobId: request.jobId,
    numbers: cluster.rest,
    outcome: "rejected",
    actor: request.actor,
    reason: "duplicate",
    words: cluster.texts ? OF_A_TEXT : null,
  });
};
