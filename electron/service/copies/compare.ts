/** Compares what an attempt brought with everything its owner had before, and records what was found. */
import type { CopyMark } from "#shared/domain/duplicates/copy.ts";
import type { DomainEvent } from "#shared/domain/events.ts";
import type { Job } from "#shared/domain/job.ts";
import type { Submission } from "#shared/domain/submission.ts";
import { textFault } from "#shared/domain/texts/own-words.ts";
import type { NewCopyItem, ToCompare } from "../copies-port.ts";
import type { Ports } from "../ports.ts";
import { recordEvents } from "../record-events.ts";
import type { Attempt, StoreWriter } from "../store-port.ts";
import { briefText } from "./brief-text.ts";
import { lookUpPicture } from "./look-up-picture.ts";
import { lookUpText } from "./look-up-text.ts";
import type { LookedUp } from "./looked-up.ts";

/** So many of the earliest that are alike are kept; the cluster holds them all. */
const PAIRS_KEPT = 8;

/**
 * One attempt after the other: what two attempts have in common is found by whichever is compared last, so two must
 * not be compared at once.
 */
export const compareAttempt = async (ports: Ports, which: ToCompare): Promise<void> => {
  const { reader } = ports.store;
  const submission = await reader.submission(which.submissionId);
  const attempt = await reader.attempt(which.submissionId, which.attempt);
  const job = submission === null ? null : await reader.job(submission.jobId);
  if (submission === null || attempt === null || job === null) {
    await ports.store.write(async (tx) => {
      await tx.setCompared(which);
      return null;
    });
    return;
  }
  const items = await lookUp(ports, job, attempt);
  await ports.store.write(async (tx) => {
    if (!(await tx.isToCompare(which))) return null;
    await tx.setCompared(which);
    // What an earlier attempt was marked with does not speak of this one.
    if (submission.attempt === which.attempt) await tx.clearCopyMarks(job.id, submission.number);
    const told: DomainEvent[] = [];
    for (const { item, seen } of items) {
      told.push(...(await record(tx, submission, await tx.insertCopyItem(item), item, seen)));
    }
    if (isText(attempt, items) && textFault(attempt.contentText ?? "", briefText(job)) !== null)
      await mark(tx, submission, which.attempt, "filler", null);
    await recordEvents(ports, tx, job.ownerId, told, ports.clock.now());
    return null;
  });
};

interface Looked {
  readonly item: NewCopyItem;
  readonly seen: LookedUp;
}

/** Words beside pictures are captions, which many workers write alike. */
const isText = (attempt: Attempt, items: readonly Looked[]): boolean =>
  attempt.contentText !== null && items.every(({ item }) => item.kind === "text");

const lookUp = async (ports: Ports, job: Job, attempt: Attempt): Promise<readonly Looked[]> => {
  const files = await ports.store.reader.filesOf(attempt.submissionId, attempt.attempt);
  const base = {
    ownerId: job.ownerId,
    jobId: job.id,
    submissionId: attempt.submissionId,
    attempt: attempt.attempt,
    sentAt: attempt.receivedAt,
  };
  const looked: Looked[] = [];
  for (const file of files) {
    if (!file.contentType.startsWith("image/")) continue;
    const seen = await lookUpPicture(ports, job.ownerId, file);
    looked.push({
      item: { ...base, kind: "picture", fileId: file.id, digest: seen.digest, hash: seen.hash },
      seen,
    });
  }
  if (files.length > 0 || attempt.contentText === null) return looked;
  const seen = await lookUpText(ports, job.ownerId, attempt.contentText);
  if (seen !== null)
    looked.push({ item: { ...base, kind: "text", fileId: null, digest: seen.digest, hash: null }, seen });
  return looked;
};

const record = async (
  tx: StoreWriter,
  submission: Submission,
  seq: number,
  item: NewCopyItem,
  { found, bands }: LookedUp,
): Promise<readonly DomainEvent[]> => {
  await tx.insertTextBands(seq, bands);
  const partners = found
    .toSorted((a, b) => a.item.sentAt - b.item.sentAt || a.item.seq - b.item.seq)
    .slice(0, PAIRS_KEPT);
  if (partners.length === 0) return [];
  for (const { item: other, ...finding } of partners)
    await tx.insertCopyPair({ a: other.seq, b: seq, ...finding });
  const cluster = await tx.joinCopies([seq, ...partners.map((partner) => partner.item.seq)]);
  // Several attempts of one submission, and nothing else: related, and no copy of another's.
  if (cluster.size < 2) return [];
  const told = new Map<string, DomainEvent>();
  for (const { item: other, kind } of partners) {
    if (other.submissionId === submission.id) continue;
    const theirs = await tx.submission(other.submissionId);
    if (theirs === null) continue;
    await mark(tx, submission, item.attempt, kind, cluster.id);
    await mark(tx, theirs, other.attempt, kind, cluster.id);
    const both = [
      [submission, theirs, item.attempt],
      [theirs, submission, other.attempt],
    ] as const;
    for (const [of, from, attempt] of both) {
      if (told.has(of.id)) continue;
      told.set(of.id, {
        type: "submission.copy_found",
        jobId: of.jobId,
        submissionId: of.id,
        attempt,
        kind,
        of: from.id,
      });
    }
  }
  return [...told.values()];
};

/** Lists speak of each submission's latest attempt. */
const mark = async (
  tx: StoreWriter,
  { jobId, number, attempt }: Submission,
  of: number,
  kind: CopyMark,
  cluster: number | null,
): Promise<void> => {
  if (of === attempt) await tx.markCopy(jobId, number, kind, cluster);
};
