/** Looks for a batch on the remote's list, on the pages that hold it: rows only wander to later pages. */
import type { SealBatch, SealPlan } from "#shared/domain/seal/seal-plan.ts";
import { type ChoiceAnswer, findBatch } from "#shared/domain/sync/remote-winners.ts";
import {
  isFault,
  type PushProgress,
  type ReadBack,
  type RemoteFault,
  type RemoteSubmission,
} from "../remotes-port.ts";
import type { StoreWriter } from "../store-port.ts";
import { confirmHere } from "./confirm-batch.ts";
import { NOTHING_PUSHED, readAnew, type Sending } from "./push-progress.ts";
import type { RemotePorts } from "./remote-ports.ts";
import { takeRows } from "./take-rows.ts";
import { takeTurnAgain } from "./turns.ts";

/** Pages beside the expected ones that are looked at, before the list is read whole. */
const MOST_ASIDE = 3;

export const beginReadBack = async (
  ports: RemotePorts,
  tx: StoreWriter,
  plan: SealPlan,
  batch: SealBatch,
  progress: PushProgress,
  answer: ChoiceAnswer | null,
): Promise<void> => {
  const followed = await tx.remoteJob(plan.jobId);
  const rows = await rowsOf(tx, batch);
  if (followed === null) return;
  const { arrivals, pageSize } = followed.progress;
  const since = Math.max(0, ports.clock.now() - (followed.readAt ?? ports.clock.now()));
  const arrived = arrivals.ms > 0 ? (arrivals.rows / arrivals.ms) * since : 0;
  const pages = new Set<number>();
  for (const row of rows) {
    const position = (await tx.remotePosition(row.jobId, row.walk, row.place)) + arrived;
    pages.add(Math.floor(position / pageSize) + 1);
  }
  const readBack: ReadBack = {
    position: batch.position,
    pages: [...pages].sort((a, b) => a - b),
    looked: [],
    missing: rows.map(({ remoteKey }) => remoteKey),
    answer,
  };
  await tx.putRemotePush({ planId: plan.id, jobId: plan.jobId, progress: { ...progress, readBack } });
};

/** One page of a batch that is looked for. With its last row found, the batch is confirmed or goes again. */
export const readBackPage = async (
  ports: RemotePorts,
  { remote, followed, plan, address }: Sending,
  batch: SealBatch,
): Promise<RemoteFault | null> => {
  const [page] = (await ports.store.reader.remotePush(plan.id))?.progress.readBack?.pages ?? [];
  if (page === undefined) return null;
  const again = () => takeTurnAgain(ports, remote.id, "list");
  const listed = await ports.calls.wurkPage(address, followed.remoteKey, page, again);
  if (isFault(listed)) return listed;
  await ports.store.write(async (tx) => {
    const current = await tx.sealPlan(plan.id);
    const sent = current?.batches[batch.position];
    const progress = (await tx.remotePush(plan.id))?.progress ?? NOTHING_PUSHED;
    const { readBack } = progress;
    if (current === null || sent?.state !== "sent" || readBack === null) return null;
    const place = { walk: followed.progress.walks, first: (page - 1) * listed.pageSize };
    await takeRows(ports, tx, { remote, followed }, listed.rows, place);
    const seen = new Set(listed.ids);
    const missing = readBack.missing.filter((key) => !seen.has(key));
    const looked = [...readBack.looked, page];
    if (missing.length === 0) {
      await conclude(ports, tx, { remote, followed, plan: current, address }, sent, progress);
      return null;
    }
    const rest = readBack.pages.slice(1);
    const pages = rest.length > 0 ? rest : aside(looked, listed.totalPages);
    if (pages.length > 0) {
      const next = { ...readBack, pages, looked, missing };
      await tx.putRemotePush({
        planId: plan.id,
        jobId: plan.jobId,
        progress: { ...progress, readBack: next },
      });
      return null;
    }
    // Not where it should be: the whole list tells, and the batch, wherever it is, goes again or is there.
    await tx.saveSealBatch(plan.id, { ...sent, state: "planned" });
    await readAnew(tx, current, progress, ports.clock.now());
    return null;
  });
  return null;
};

/** The next page that was not looked at, later ones first. */
const aside = (looked: readonly number[], totalPages: number): readonly number[] => {
  const [low, high] = [Math.min(...looked), Math.max(...looked)];
  if (looked.length > MOST_ASIDE + (high - low)) return [];
  return [high + 1, low - 1].filter((page) => page >= 1 && page <= totalPages).slice(0, 1);
};

const conclude = async (
  ports: RemotePorts,
  tx: StoreWriter,
  { remote, plan }: Sending,
  batch: SealBatch,
  progress: PushProgress,
): Promise<void> => {
  const rows = await rowsOf(tx, batch);
  const there = new Set(rows.flatMap((row) => (row.winner ? (row.submissionId ?? []) : [])));
  const answer = progress.readBack?.answer ?? null;
  if (findBatch(batch.ids, there) !== "all") {
    // All or nothing: what is there of it does not count twice.
    await tx.saveSealBatch(plan.id, { ...batch, state: "planned" });
    await tx.putRemotePush({ planId: plan.id, jobId: plan.jobId, progress: { ...progress, readBack: null } });
    return;
  }
  await confirmHere(ports, tx, remote, plan, batch, answer);
  const recorded = (await tx.job(plan.jobId))?.counts.winners ?? 0;
  const winnersNow = answer?.winnersNow ?? Math.max(progress.winnersNow + batch.ids.length, recorded);
  const next: PushProgress = { ...progress, readBack: null, winnersNow };
  // More winners than are known here: somebody else has chosen.
  if (answer !== null && answer.winnersNow > recorded) await readAnew(tx, plan, next, ports.clock.now());
  else await tx.putRemotePush({ planId: plan.id, jobId: plan.jobId, progress: next });
};

const rowsOf = async (tx: StoreWriter, batch: SealBatch): Promise<readonly RemoteSubmission[]> =>
  (await Promise.all(batch.ids.map((id) => tx.remoteSubmissionOf(id)))).filter((row) => row !== null);
