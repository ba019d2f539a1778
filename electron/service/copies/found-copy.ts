import { COPY_LIKENESS, type FoundCopy } from "#shared/domain/scoring/reject-reasons.ts";
import type { Submission } from "#shared/domain/submission.ts";
import type { CopyItem, CopyPair } from "../copies-port.ts";
import type { StoreReader } from "../store-port.ts";

const PAIRS_READ = 24;

/** What the latest attempt has from another submission that was sent earlier; null for nothing that is certain. */
export const foundCopy = async (
  reader: StoreReader,
  { id, attempt }: Pick<Submission, "id" | "attempt">,
): Promise<FoundCopy | null> => {
  const items = (await reader.copyItems(id)).filter((item) => item.attempt === attempt);
  for (const item of items) {
    if (item.cluster === null) continue;
    const pairs = await reader.copyPairs(item.seq, PAIRS_READ);
    const others = await reader.copyItemsBySeq(pairs.map(({ a, b }) => (a === item.seq ? b : a)));
    for (const other of others) {
      const pair = pairs.find(({ a, b }) => a === other.seq || b === other.seq);
      if (pair === undefined || other.submissionId === id || !isEarlier(other, item)) continue;
      const likeness = likenessOf(pair);
      // A text that is merely reworded is a hint: a person looks at it.
      if (pair.kind !== "reworded" || likeness >= COPY_LIKENESS) return { of: item.kind, likeness };
    }
  }
  return null;
};

const isEarlier = (a: CopyItem, b: CopyItem): boolean =>
  a.sentAt < b.sentAt || (a.sentAt === b.sentAt && a.seq < b.seq);

const likenessOf = (pair: CopyPair): number => {
  switch (pair.kind) {
    case "same_file":
    case "same_text":
      return 1;
    case "same_picture":
      return pair.figures.likeness;
    case "reworded":
      return pair.figures.words;
  }
};
