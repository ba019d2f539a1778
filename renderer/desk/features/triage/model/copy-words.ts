/** The words for what two submissions have in common. */
import type { CopyRelation } from "#shared/contract/copies-calls.ts";
import { formatNumber } from "../../../ui/format/numbers.ts";
import { t as hidden } from "../../../ui/privacy-text.ts";
import { t } from "../text.ts";
import { ordinal } from "./wording.ts";

const percent = (share: number): number => Math.round(share * 100);

/** "Same picture, mirrored, cropped"; "Reworded copy, 88 %". */
export const kindWords = ({ kind, manners, text }: CopyRelation): string =>
  [
    t(`copies.title.${kind}`, { share: percent(text?.words ?? 0) }),
    ...manners.map((manner) => t(`copies.manner.${manner}`)),
  ].join(", ");

/** "Copy of #0012 by Ana, in “Any car”"; "Sent again in the 2nd try, as in the 1st". */
export const roleWords = ({ role, attempt, other }: CopyRelation, blind = false): string => {
  if (role === "own") {
    return other.attempt === attempt
      ? t("copies.ownTwice")
      : t("copies.own", { ordinal: ordinal(attempt), other: ordinal(other.attempt) });
  }
  const worker = blind
    ? hidden("someone")
    : other.sameWorker
      ? t("copies.sameWorker")
      : (other.workerName ?? t("copies.noName"));
  const number = formatNumber(other.number);
  return [
    t(role === "copy" ? "copies.copyOf" : "copies.copiedBy", { number, worker }),
    ...(other.attempt > 1 ? [t("copies.attempt", { ordinal: ordinal(other.attempt) })] : []),
    ...(other.jobTitle === null ? [] : [t("copies.inJob", { title: other.jobTitle })]),
  ].join(", ");
};

/** "distance 2 of 64, likeness 0.991, model 0.98"; nothing for what is the same, byte by byte. */
export const figuresWords = ({ picture, text }: CopyRelation): string => {
  if (picture !== null) {
    const { distance, likeness, cosine } = picture;
    return [
      t("copies.figures", { distance, likeness: likeness.toFixed(3) }),
      ...(cosine === null ? [] : [t("copies.cosine", { cosine: cosine.toFixed(2) })]),
    ].join(", ");
  }
  return text === null
    ? ""
    : t("copies.textFigures", { words: percent(text.words), runs: percent(text.runs) });
};
