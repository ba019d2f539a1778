/**
 * Sends sealed winners to a remote, batch by batch, once and only once. Each step is one request, and what it meant is
 * written down before the next: a kill anywhere leaves a journal that says what may have arrived and has to be looked
 * at. Before the first batch the list is read whole; after that it is read back only where an answer was lost or was
 * not what was to be expected, and only on the pages that hold the batch.
 */
import { failBatch, type SealBatch, type SealPlan, sendBatch } from "#shared/domain/seal/seal-plan.ts";
import { type ChoiceAnswer, judgeAnswer } from "#shared/domain/sync/remote-winners.ts";
import { recordEvents } from "../record-events.ts";
import { isFault, type Remote, type RemoteFault, type RemoteJob } from "../remotes-port.ts";
import type { StoreReader, StoreWriter } from "../store-port.ts";
import { confirmHere } from "./confirm-batch.ts";
import { openConflict } from "./conflicts.ts";
import { NOTHING_PUSHED, readAnew, type Sending } from "./push-progress.ts";
import { beginReadBack } from "./read-back.ts";
import type { RemotePorts } from "./remote-ports.ts";

/** What a plan needs next. `read` is for the list to be read whole, which is done as any reading is. */
export type PushStep =
  | { readonly kind: "read" | "compare" | "none" }
  | { readonly kind: "read_back" | "look_for" | "send"; readonly batch: SealBatch };

export const nextPushStep = async (
  reader: StoreReader,
  plan: SealPlan,
  followed: RemoteJob,
): Promise<PushStep> => {
  if ((await reader.openConflictOf(plan.jobId)) !== null) return { kind: "none" };
  const progress = (await reader.remotePush(plan.id))?.progress ?? NOTHING_PUSHED;
  const lost = plan.batches.find(({ state }) => state === "sent");
  if (lost !== undefined) return { kind: progress.readBack === null ? "look_for" : "read_back", batch: lost };
  const next = plan.batches.find(({ state }) => state === "planned");
  if (next === undefined) return { kind: "none" };
  if (progress.wholeDone) return { kind: "send", batch: next };
  const { wholeBegan } = followed.progress;
  const since = Math.max(plan.sealedAt, progress.readSince ?? 0);
  return { kind: wholeBegan !== null && wholeBegan >= since ? "compare" : "read" };
};

/** Asks for the list to be read to its end, unless it is asked for already. */
export const wantWhole = async (ports: RemotePorts, { jobId }: SealPlan): Promise<void> => {
  await ports.store.write(async (tx) => {
    const followed = await tx.remoteJob(jobId);
    if (followed === null || followed.progress.wholeWanted) return null;
    await tx.saveRemoteJob({
      ...followed,
      progress: { ...followed.progress, wholeWanted: true, walk: null },
    });
    return null;
  });
};

/** The list was read whole: what of the plan is there already is confirmed, and what nobody here sealed is a conflict. */
export const compare = async (ports: RemotePorts, remote: Remote, planId: SealPlan["id"]): Promise<void> => {
  await ports.store.write(async (tx) => {
    const plan = await tx.sealPlan(planId);
    if (plan === null || plan.endedAt !== null) return null;
    const progress = (await tx.remotePush(planId))?.progress ?? NOTHING_PUSHED;
    const rows = await tx.remoteWinners(plan.jobId);
    const there = new Set(rows.flatMap(({ submissionId }) => submissionId ?? []));
    let after = plan;
    for (const batch of plan.batches) {
      if (batch.state === "planned" && batch.ids.every((id) => there.has(id)))
        after = await confirmHere(ports, tx, remote, after, batch, null);
    }
    const isConflict = await openConflict(ports, tx, after, there);
    if (!isConflict && progress.refused) {
      const batch = after.batches.find(({ state }) => state === "planned");
      if (batch !== undefined) await refuseBatch(ports, tx, after, batch);
    }
    await tx.putRemotePush({
      planId,
      jobId: plan.jobId,
      progress: { ...NOTHING_PUSHED, wholeDone: !isConflict, winnersNow: rows.length },
    });
    return null;
  });
};

/** Nobody else has won, and still the remote took no more: the cap that was entered is not the remote's. */
const refuseBatch = async (
  ports: RemotePorts,
  tx: StoreWriter,
  plan: SealPlan,
  batch: SealBatch,
): Promise<void> => {
  const job = await tx.job(plan.jobId);
  if (job === null) return;
  const now = ports.clock.now();
  const message = "The remote takes no more winners for this job. Check how many can win there.";
  await tx.saveSealBatch(plan.id, failBatch(batch, { code: "cap_exceeded", message }, now));
  const refused = { planId: plan.id, jobId: job.id, submissionIds: batch.ids, reason: message };
  await recordEvents(ports, tx, job.ownerId, [{ type: "job.seal_refused", ...refused }], now);
};

/** Sends one batch. It is written down as sent before it leaves. */
export const sendOne = async (
  ports: RemotePorts,
  { remote, followed, plan, address }: Sending,
  batch: SealBatch,
): Promise<RemoteFault | null> => {
  const keys = await keysOf(ports, batch);
  const began = await ports.store.write(async (tx) => {
    const current = await tx.sealPlan(plan.id);
    const planned = current?.batches[batch.position];
    if (current?.endedAt !== null || planned?.state !== "planned") return false;
    await tx.saveSealBatch(plan.id, sendBatch(planned, ports.clock.now()));
    return true;
  });
  if (began !== true || keys === null) return null;
  const answer = await ports.calls.chooseWinners(address, followed.remoteKey, keys);
  await ports.store.write(async (tx) => {
    const current = await tx.sealPlan(plan.id);
    const sent = current?.batches[batch.position];
    if (current === null || sent?.state !== "sent") return null;
    await (isFault(answer)
      ? takeFault(ports, tx, current, sent, answer)
      : takeAnswer(ports, tx, remote, current, sent, answer));
    return null;
  });
  return isFault(answer) ? answer : null;
};

const keysOf = async (ports: RemotePorts, batch: SealBatch): Promise<readonly string[] | null> => {
  const rows = await Promise.all(batch.ids.map((id) => ports.store.reader.remoteSubmissionOf(id)));
  const keys = rows.flatMap((row) => row?.remoteKey ?? []);
  return keys.length === batch.ids.length ? keys : null;
};

const takeAnswer = async (
  ports: RemotePorts,
  tx: StoreWriter,
  remote: Remote,
  plan: SealPlan,
  batch: SealBatch,
  answer: ChoiceAnswer,
): Promise<void> => {
  const progress = (await tx.remotePush(plan.id))?.progress ?? NOTHING_PUSHED;
  const rows = await Promise.all(batch.ids.map((id) => tx.remoteSubmissionOf(id)));
  const already = rows.filter((row) => row?.winner === true).length;
  await tx.saveCap(plan.jobId, answer.cap);
  const judged = judgeAnswer(answer, { size: batch.ids.length, already, before: progress.winnersNow });
  const after = { ...progress, winnersNow: answer.winnersNow };
  if (judged === "as_sent") {
    await confirmHere(ports, tx, remote, plan, batch, answer);
    await tx.putRemotePush({ planId: plan.id, jobId: plan.jobId, progress: after });
    return;
  }
  await beginReadBack(ports, tx, plan, batch, after, answer);
};

/** What may have arrived stays sent, and is looked for; what has not is sent again when its time comes. */
const takeFault = async (
  ports: RemotePorts,
  tx: StoreWriter,
  plan: SealPlan,
  batch: SealBatch,
  { fault, message, mayHaveArrived }: RemoteFault,
): Promise<void> => {
  const now = ports.clock.now();
  if (mayHaveArrived) return;
  const progress = (await tx.remotePush(plan.id))?.progress ?? NOTHING_PUSHED;
  if (fault === "rejected") {
    const refused = failBatch(batch, { code: "not_eligible", message }, now);
    await tx.saveSealBatch(plan.id, refused);
    const job = await tx.job(plan.jobId);
    const told = { planId: plan.id, jobId: plan.jobId, submissionIds: batch.ids, reason: message };
    if (job !== null)
      await recordEvents(ports, tx, job.ownerId, [{ type: "job.seal_refused", ...told }], now);
    return;
  }
  await tx.saveSealBatch(plan.id, { ...batch, state: "planned" });
  if (fault === "cap_reached") await readAnew(tx, plan, { ...progress, refused: true }, now);
};
