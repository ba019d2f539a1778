import type { OwnerId } from "#shared/domain/ids.ts";
import { comparedTexts } from "#shared/domain/texts/compare-texts.ts";
import { bandsOf, runsOf } from "#shared/domain/texts/runs.ts";
import { barePlain } from "#shared/domain/texts/words.ts";
import type { Ports } from "../ports.ts";
import type { LookedUp } from "./looked-up.ts";

/** Texts that share a band are read and compared, those that share the most of them first. */
const CLOSER_LOOKS = 16;
const SAME_KEPT = 8;

/** Null for a text without a letter: there is nothing to compare. */
export const lookUpText = async (ports: Ports, ownerId: OwnerId, text: string): Promise<LookedUp | null> => {
  const { reader } = ports.store;
  const bare = barePlain(text);
  if (bare === "") return null;
  const digest = ports.crypto.sha256Hex(bare);
  const bands = bandsOf(runsOf(text), ownerId);
  const same = await reader.copyItemsByContent(ownerId, "text", digest, SAME_KEPT);
  const found: LookedUp["found"][number][] = same.map((item) => ({
    item,
    kind: "same_text",
    figures: null,
  }));
  for (const item of await ports.store.views.copyItemsByBands(bands, CLOSER_LOOKS)) {
    if (item.digest === digest) continue;
    const other = (await reader.attempt(item.submissionId, item.attempt))?.contentText ?? null;
    const figures = other === null ? null : comparedTexts(text, other);
    if (figures !== null) found.push({ item, kind: "reworded", figures });
  }
  return { digest, hash: null, bands, found };
};
