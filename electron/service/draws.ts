import { DRAW_ALGORITHM, startDraw } from "#shared/domain/draw.ts";
import { hexToUuid, type JobId, type SubmissionId, uuidToHex } from "#shared/domain/ids.ts";
import { isCloseDue, type Job } from "#shared/domain/job.ts";
import { isEligible } from "#shared/domain/selection.ts";
import type { Submission } from "#shared/domain/submission.ts";
import type { Instant } from "#shared/lib/instant.ts";
import type { Ports } from "./ports.ts";
import type { StoreWriter } from "./store-port.ts";
import { recordEvents } from "./record-events.ts";
import type { DrawDetails, DrawField } from "./views-port.ts";
import { recordWinners } from "./winners.ts";

const BY_CLOCK = "Winnow";
const ID_BYTES = 16;
/** How long the event loop may wait for a slice of digests. */
const SLICE_MS = 2;
const IDS_BETWEEN_LOOKS = 16;
/** Rows that are read in one go while the transaction is open. */
const ROWS_AT_ONCE = 25;
/** A draw during which more than this was changed is made again. */
const MOST_TOUCHED = 1000;
const TRIES = 5;

/**
 * Records the close of a random job with its draw, in one transaction. The order of the draw is worked out before it,
 * in slices; a change of who is eligible in the meantime makes it be worked out again. Nothing is drawn twice.
 */
export const recordCloseWithDraw = async (ports: Ports, id: JobId): Promise<void> => {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const job = await ports.store.reader.job(id);
    if (job === null || !isCloseDue(job, ports.clock.now())) return;
    const field = await ports.store.views.drawField(id);
    const winners = await drawInSlices(ports, job, field);
    const outcome = await ports.store.write((tx) => recordDraw(ports, tx, id, field, winners));
    if (outcome !== "changed") return;
  }
  ports.log.warn({ jobId: id }, "Who is eligible keeps changing, so the draw waits for a moment.");
};

const drawInSlices = async (ports: Ports, job: Job, field: DrawField): Promise<readonly SubmissionId[]> => {
  if (job.draw === null || job.maxCompletions === null) return [];
  const { secret } = job.draw;
  const draw = startDraw(job.maxCompletions, (text) => ports.crypto.hmacHex(secret, text));
  const bytes = asBuffer(field.eligible);
  let until = performance.now() + SLICE_MS;
  for (let index = 0; index < bytes.length / ID_BYTES; index += 1) {
    draw.take(idAt(bytes, index));
    if (index % IDS_BETWEEN_LOOKS !== 0 || performance.now() < until) continue;
    await new Promise<void>((resolve) => void setImmediate(resolve));
    until = performance.now() + SLICE_MS;
  }
  return draw.winners();
};

const recordDraw = async (
  ports: Ports,
  tx: StoreWriter,
  id: JobId,
  field: DrawField,
  winners: readonly SubmissionId[],
): Promise<"drawn" | "changed" | "over"> => {
  const now = ports.clock.now();
  const job = await tx.job(id);
  if (job === null || !isCloseDue(job, now)) return "over";
  if (job.draw === null || job.draw.drawnAt !== null) return "over";
  if (!(await isUnchanged(tx, id, field))) return "changed";
  const eligibleCount = field.eligible.length / ID_BYTES;
  const drawn = { ...job, closedAt: now, draw: { ...job.draw, drawnAt: now, eligibleCount } } satisfies Job;
  await tx.saveJob(drawn);
  await recordEvents(ports, tx, job.ownerId, [{ type: "job.closed", jobId: id, early: false }], now);
  await recordDrawnWinners(ports, tx, drawn, field, await readInParts(tx, winners), now);
  // The commit of a long receipt is a turn of its own.
  await tx.pause();
  return "drawn";
};

const recordDrawnWinners = (
  ports: Ports,
  tx: StoreWriter,
  job: Job & { readonly draw: NonNullable<Job["draw"]> },
  field: DrawField,
  winners: readonly Submission[],
  at: Instant,
): Promise<unknown> => {
  const details: DrawDetails = {
    algorithm: DRAW_ALGORITHM,
    commitment: job.draw.commitment,
    secret: job.draw.secret,
    eligible: asBuffer(field.eligible).toString("base64"),
    excluded: field.excluded,
  };
  return recordWinners(ports, tx, job, winners, { by: BY_CLOCK, kind: "drawn", details, settles: true, at });
};

/** Whether everybody that the job's events have spoken of since is still as eligible as when the field was read. */
const isUnchanged = async (tx: StoreWriter, id: JobId, field: DrawField): Promise<boolean> => {
  const touched = await tx.touchedSince(id, field.lastEvent, MOST_TOUCHED);
  if (touched.length >= MOST_TOUCHED) return false;
  const bytes = asBuffer(field.eligible);
  const now = await readInParts(tx, touched);
  return now.every((submission) => isEligible(submission.status) && takesPart(bytes, submission.id));
};

const readInParts = async (tx: StoreWriter, ids: readonly SubmissionId[]): Promise<readonly Submission[]> => {
  const found: Submission[] = [];
  for (let from = 0; from < ids.length; from += ROWS_AT_ONCE) {
    if (from > 0) await tx.pause();
    found.push(...(await tx.submissions(ids.slice(from, from + ROWS_AT_ONCE))));
  }
  return found;
};

const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

const idAt = (bytes: Buffer, index: number): SubmissionId =>
  hexToUuid(bytes.toString("hex", index * ID_BYTES, (index + 1) * ID_BYTES)) as SubmissionId;

const takesPart = (sorted: Buffer, id: SubmissionId): boolean => {
  const wanted = Buffer.from(uuidToHex(id), "hex");
  let from = 0;
  let to = sorted.length / ID_BYTES;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const order = sorted.compare(wanted, 0, ID_BYTES, middle * ID_BYTES, (middle + 1) * ID_BYTES);
    if (order === 0) return true;
    if (order < 0) from = middle + 1;
    else to = middle;
  }
  return false;
};
