import { ID_BYTES, type PictureRows } from "./picture-rows.ts";

/** `Within` of the port as it travels: ids as bytes. */
export interface PackedWithin {
  /** 16 bytes each, one after the other. */
  readonly ownerId: Uint8Array | null;
  readonly jobIds: Uint8Array | null;
  readonly submissions: Uint8Array | null;
  /** Seconds, both inclusive. */
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * Writes the rows that may be found into `into`, ascending, and returns how many they are. A short list of
 * submissions costs what it is long, any other condition one pass over the columns.
 */
export const chooseRows = (
  rows: PictureRows,
  within: PackedWithin,
  newestOnly: boolean,
  into: Uint32Array,
): number => {
  const { columns } = rows;
  const [jobOf, ownerOf, secondOf] = [columns.job.values, columns.owner.values, columns.second.values];
  const [attemptOf, submissionOf] = [columns.attempt.values, columns.submission.values];
  const owner = within.ownerId === null ? null : rows.owners.find(within.ownerId, 0);
  const jobs = within.jobIds === null ? null : flags(rows.jobs, within.jobIds);
  const [from, to] = [within.from ?? 0, within.to ?? Number.POSITIVE_INFINITY];
  const isChosen = (row: number): boolean =>
    (owner === null || ownerOf[row] === owner) &&
    (jobs === null || jobs[jobOf[row] ?? 0] === 1) &&
    (secondOf[row] ?? 0) >= from &&
    (secondOf[row] ?? 0) <= to &&
    (!newestOnly || attemptOf[row] === rows.newestAttempt(submissionOf[row] ?? 0));

  let count = 0;
  const all = rows.count();
  if (within.submissions === null) {
    for (let row = 0; row < all; row += 1) {
      if (isChosen(row)) {
        into[count] = row;
        count += 1;
      }
    }
    return count;
  }
  for (let at = 0; at + ID_BYTES <= within.submissions.length; at += ID_BYTES) {
    const submission = rows.submissions.find(within.submissions, at);
    if (submission === -1) continue;
    rows.rowsOf(submission, (row) => {
      if (count < into.length && isChosen(row)) {
        into[count] = row;
        count += 1;
      }
    });
  }
  // Ascending, so that a scan goes through the memory once; an id given twice is one row.
  const chosen = into.subarray(0, count).sort();
  let kept = 0;
  for (let at = 0; at < count; at += 1) {
    const row = chosen[at] ?? 0;
    if (at > 0 && row === chosen[kept - 1]) continue;
    chosen[kept] = row;
    kept += 1;
  }
  return kept;
};

const flags = (table: PictureRows["jobs"], ids: Uint8Array): Uint8Array => {
  const wanted = new Uint8Array(table.count());
  for (let at = 0; at + ID_BYTES <= ids.length; at += ID_BYTES) {
    const number = table.find(ids, at);
    if (number !== -1) wanted[number] = 1;
  }
  return wanted;
};
