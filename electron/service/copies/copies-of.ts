/** What the inspector shows of a submission that has something in common with others. */
import type { CopiesView, CopyOther, CopyRelation } from "#shared/contract/copies-calls.ts";
import { mediaUrl } from "#shared/contract/media.ts";
import type { JobId } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import type { Submission } from "#shared/domain/submission.ts";
import { difference } from "#shared/domain/texts/difference.ts";
import { textFault } from "#shared/domain/texts/own-words.ts";
import type { CopyItem, CopyPair } from "../copies-port.ts";
import type { Ports } from "../ports.ts";
import { briefText } from "./brief-text.ts";
import { clusterHere } from "./cluster-here.ts";
import { mannersOf } from "./manners.ts";

const PAIRS_READ = 24;
/** The inspector shows so many; how many there are stands in the cluster's size. */
const MOST_SHOWN = 6;

export const copiesOf = async (ports: Ports, jobId: JobId, number: number): Promise<CopiesView | Refusal> => {
  const { reader } = ports.store;
  const submission = await reader.submissionByNumber(jobId, number);
  const job = await reader.job(jobId);
  if (submission === null || job === null) return refuse("not_found", "This submission is gone.");
  const items = await reader.copyItems(submission.id);
  const relations: CopyRelation[] = [];
  for (const item of items.toReversed()) relations.push(...(await relationsOf(ports, job, submission, item)));
  const cluster = await clusterHere(reader, submission, items);
  return {
    jobId,
    number,
    relations: worthTelling(withoutRepeats(relations)).slice(0, MOST_SHOWN),
    cluster:
      cluster === null
        ? null
        : { size: cluster.size, keeps: cluster.keeps, rest: cluster.rest, texts: cluster.texts },
    fault: await faultOf(ports, job, submission),
  };
};

/** One line for each submission and attempt; of several, the plainest, which stands first. */
const withoutRepeats = (relations: readonly CopyRelation[]): readonly CopyRelation[] => {
  const seen = new Set<string>();
  return relations.filter(({ attempt, other }) => {
    const key = `${String(attempt)} ${other.submissionId} ${String(other.attempt)}`;
    return !seen.has(key) && seen.add(key);
  });
};

/** Of a copy it matters whose it is; that others copied the same later is told where the original is looked at. */
const worthTelling = (relations: readonly CopyRelation[]): readonly CopyRelation[] =>
  relations.filter(
    ({ role, attempt }) =>
      role !== "original" || !relations.some((each) => each.role === "copy" && each.attempt === attempt),
  );

const relationsOf = async (
  ports: Ports,
  job: Job,
  submission: Submission,
  item: CopyItem,
): Promise<readonly CopyRelation[]> => {
  const { reader } = ports.store;
  const pairs = await reader.copyPairs(item.seq, PAIRS_READ);
  const others = await reader.copyItemsBySeq(pairs.map(({ a, b }) => (a === item.seq ? b : a)));
  const related = others
    .flatMap((other) => {
      const pair = pairs.find(({ a, b }) => a === other.seq || b === other.seq);
      return pair === undefined ? [] : [{ other, pair }];
    })
    .toSorted((a, b) => a.other.sentAt - b.other.sentAt || a.other.seq - b.other.seq);
  const told: CopyRelation[] = [];
  for (const { other, pair } of related) {
    const isOwn = other.submissionId === submission.id;
    // Between two attempts of one submission, the later one tells of it.
    if (isOwn && (other.attempt > item.attempt || other.seq > item.seq)) continue;
    const shown = await otherOf(ports, job, submission, other);
    if (shown !== null) told.push(await relation(ports, item, other, pair, shown, isOwn));
  }
  return told;
};

/** The earliest sent is the original. */
const isEarlier = (a: CopyItem, b: CopyItem): boolean =>
  a.sentAt < b.sentAt || (a.sentAt === b.sentAt && a.seq < b.seq);

const relation = async (
  ports: Ports,
  item: CopyItem,
  other: CopyItem,
  pair: CopyPair,
  shown: CopyOther,
  isOwn: boolean,
): Promise<CopyRelation> => {
  const { reader } = ports.store;
  const [original, copy] = isEarlier(other, item) ? [other, item] : [item, other];
  const measured = async ({ fileId }: CopyItem) => {
    const file = fileId === null ? null : await reader.file(fileId);
    return {
      width: file?.facts?.width ?? file?.width ?? null,
      height: file?.facts?.height ?? file?.height ?? null,
    };
  };
  return {
    attempt: item.attempt,
    kind: pair.kind,
    role: isOwn ? "own" : copy === item ? "copy" : "original",
    other: shown,
    manners:
      pair.kind === "same_picture"
        ? mannersOf(pair.figures, pair.b === copy.seq, await measured(original), await measured(copy))
        : [],
    picture: pair.kind === "same_picture" ? pair.figures : null,
    text: pair.kind === "reworded" ? { ...pair.figures, ...(await piecesOf(ports, item, other)) } : null,
  };
};

const piecesOf = async (ports: Ports, item: CopyItem, other: CopyItem) => {
  const textOf = async ({ submissionId, attempt }: CopyItem) =>
    (await ports.store.reader.attempt(submissionId, attempt))?.contentText ?? "";
  const { a, b } = difference(await textOf(other), await textOf(item));
  return { other: a, own: b };
};

const otherOf = async (
  ports: Ports,
  job: Job,
  submission: Submission,
  item: CopyItem,
): Promise<CopyOther | null> => {
  const { reader } = ports.store;
  const other = await reader.submission(item.submissionId);
  if (other === null) return null;
  const theirJob = other.jobId === job.id ? null : await reader.job(other.jobId);
  return {
    jobId: other.jobId,
    jobTitle: theirJob?.title ?? null,
    submissionId: other.id,
    number: other.number,
    attempt: item.attempt,
    sentAt: item.sentAt,
    workerName: (await reader.worker(other.workerId))?.name ?? null,
    sameWorker: other.workerId === submission.workerId,
    thumbnail: item.kind === "text" ? null : mediaUrl("thumb", item.digest),
  };
};

const faultOf = async (ports: Ports, job: Job, submission: Submission) => {
  if (submission.fileCount > 0) return null;
  const attempt = await ports.store.reader.attempt(submission.id, submission.attempt);
  return attempt?.contentText === null || attempt === null
    ? null
    : textFault(attempt.contentText, briefText(job));
};
