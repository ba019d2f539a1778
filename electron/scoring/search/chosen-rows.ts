import { type IdTable, ID_WORDS, idWords } from "./id-table.ts";
import type { PictureRows } from "./picture-rows.ts";

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
 * Writes the rows that may be found into `into`, ascending, and returns how many they are: one pass over the columns,
 * whatever the conditions.
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
  const owner = within.ownerId === null ? null : rows.owners.find(idWords(within.ownerId), 0);
  const jobs = within.jobIds === null ? null : flags(rows.jobs, within.jobIds);
  const [from, to] = [within.from ?? 0, within.to ?? Number.POSITIVE_INFINITY];
  const isChosen = (row: number): boolean =>
    (owner === null || ownerOf[row] === owner) &&
    (jobs === null || jobs[jobOf[row] ?? 0] === 1) &&
    (secondOf[row] ?? 0) >= from &&
    (secondOf[row] ?? 0) <= to &&
    (!newestOnly || attemptOf[row] === rows.newestAttempt(submissionOf[row] ?? 0));

  const named = within.submissions === null ? null : flags(rows.submissions, within.submissions);
  let count = 0;
  const all = rows.count();
  for (let row = 0; row < all; row += 1) {
    if (named !== null && named[submissionOf[row] ?? 0] !== 1) continue;
    if (!isChosen(row)) continue;
    into[count] = row;
    count += 1;
  }
  return count;
};

const flags = (table: IdTable, ids: Uint8Array): Uint8Array => {
  const wanted = new Uint8Array(table.count());
  const words = idWords(ids);
  for (let at = 0; at < words.length; at += ID_WORDS) {
    const number = table.find(words, at);
    if (number !== -1) wanted[number] = 1;
  }
  return wanted;
};
