/** What is stored as English words, by code and figures again, as far as they are known. */
import { inEnglish, saying, type SayingCode } from "./english.ts";
import { measuredFindings, measureQuality, type SizeNeeded } from "./measured-quality.ts";
import { damagedRejection, resolutionRejection } from "./rejections.ts";
import type { Saying } from "./saying.ts";
import type { PictureFacts, Score } from "./score.ts";

const DAMAGES: readonly SayingCode[] = [
  "damage.missing",
  "damage.locked",
  "damage.unsupported",
  "damage.heic",
  "damage.cut",
  "damage.empty",
  "damage.data",
];
const REJECTS: readonly SayingCode[] = [
  "reject.off_topic",
  "reject.screenshot",
  "reject.duplicate",
  "reject.incomplete",
];

/** Reasoning and feedback of a rejection without a score, or null when the words are nobody's here. */
export const recogniseRejection = (
  reasoning: string,
  needed: SizeNeeded,
  sizes: readonly Pick<PictureFacts, "width" | "height">[],
): { readonly reasoning: readonly Saying[]; readonly feedback: readonly Saying[] } | null => {
  for (const size of sizes) {
    const rejection = resolutionRejection(needed.minWidth, needed.minHeight, size);
    if (rejection?.reasoning !== reasoning || rejection.said === null) continue;
    return { reasoning: [rejection.said.reasoning], feedback: [rejection.said.feedback] };
  }
  const damage = DAMAGES.find((code) => damagedRejection(inEnglish(saying(code))).reasoning === reasoning);
  if (damage === undefined) return null;
  return {
    reasoning: [saying("rejection.unreadable"), saying(damage), saying("rejection.not_scored")],
    feedback: [saying("reject.again")],
  };
};

/**
 * The words of a person's rejection: those that the desk wrote from reasons by code, what the person added as it is.
 * Null when all of it is the person's own.
 */
export const recogniseReasons = (
  words: string,
  score: Score | null,
  needed: SizeNeeded,
): readonly Saying[] | null => {
  const facts = score?.signals[0]?.facts;
  const measured =
    facts === undefined ? [] : measuredFindings(facts, measureQuality(facts, needed), needed, null);
  const known = [
    ...(score?.said?.feedback ?? []),
    ...measured.flatMap(({ remedy }) => (remedy === null ? [] : [remedy])),
    ...REJECTS.map((code) => saying(code)),
  ];
  const said: Saying[] = [];
  let left = words.trim();
  for (;;) {
    const next = known.find((one) => left.startsWith(inEnglish(one)));
    if (next === undefined) break;
    said.push(next);
    left = left.slice(inEnglish(next).length).trim();
  }
  if (said.length === 0) return null;
  return left === "" ? said : [...said, { code: "words", values: { text: left } }];
};
