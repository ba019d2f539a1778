import type { ConflictView } from "#shared/contract/remote-views.ts";
import type { TriageRowView } from "#shared/contract/desk-views.ts";
import type { SubmissionId } from "#shared/domain/ids.ts";
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import { selectionDeadline } from "#shared/domain/selection.ts";
import { type ConflictChoice, placesForMine, settleConflict } from "#shared/domain/sync/winner-conflict.ts";
import type { RemoteConflict } from "../remotes-port.ts";
import type { RemotePorts } from "./remote-ports.ts";

/** Reads rows by their numbers, as the desk shows them. */
export type RowsOf = (
  jobId: RemoteConflict["jobId"],
  numbers: readonly number[],
) => Promise<readonly TriageRowView[]>;

/** Conflicts that wait for a person, oldest first. */
export const conflictViews = async (ports: RemotePorts, rowsOf: RowsOf): Promise<readonly ConflictView[]> => {
  const views: ConflictView[] = [];
  for (const open of await ports.store.reader.openConflicts()) {
    const view = await conflictView(ports, open, rowsOf);
    if (view !== null) views.push(view);
  }
  return views;
};

const conflictView = async (
  ports: RemotePorts,
  { id, jobId, planId, at, conflict }: RemoteConflict,
  rowsOf: RowsOf,
): Promise<ConflictView | null> => {
  const { reader } = ports.store;
  const job = await reader.job(jobId);
  const followed = await reader.remoteJob(jobId);
  const remote = followed === null ? null : await reader.remote(followed.remoteId);
  const plan = await reader.sealPlan(planId);
  if (job === null || remote === null || plan === null) return null;
  const numberOf = new Map(
    (await reader.submissions([...conflict.mine, ...conflict.theirs])).map((found) => [
      found.id,
      found.number,
    ]),
  );
  const numbers = (ids: readonly SubmissionId[]) => ids.flatMap((each) => numberOf.get(each) ?? []);
  const rows = async (ids: readonly SubmissionId[]): Promise<readonly TriageRowView[]> => {
    const wanted = numbers(ids);
    const byNumber = new Map((await rowsOf(jobId, wanted)).map((row) => [row.number, row]));
    return wanted.flatMap((number) => byNumber.get(number) ?? []);
  };
  const kept = settleConflict(conflict, { keep: "mine" });
  return {
    id,
    jobId,
    title: job.title,
    remoteName: remote.name,
    at,
    cap: conflict.cap,
    agreed: conflict.agreed,
    places: placesForMine(conflict),
    mine: await rows(conflict.mine),
    theirs: await rows(conflict.theirs),
    mineThatFit: isRefusal(kept) ? [] : numbers(kept.send),
    sealedBy: plan.by.name,
    deadlineAt: selectionDeadline(job),
  };
};

/** A choice by the numbers that a person sees. */
export const choiceFrom = async (
  ports: RemotePorts,
  conflictId: string,
  choice:
    { readonly keep: "mine" | "theirs" } | { readonly keep: "some"; readonly numbers: readonly number[] },
): Promise<ConflictChoice | Refusal> => {
  if (choice.keep !== "some") return { keep: choice.keep };
  const open = await ports.store.reader.remoteConflict(conflictId);
  if (open === null) return refuse("not_found", "This was settled already.");
  const found = await Promise.all(
    choice.numbers.map((number) => ports.store.reader.submissionByNumber(open.jobId, number)),
  );
  return { keep: "some", ids: found.flatMap((submission) => submission?.id ?? []) };
};
