import { formatNumber } from "../../../ui/format/numbers.ts";
import type { Conflicts } from "../model/pool.ts";
import { t } from "../text.ts";

/** Why a candidate deserves a second look beside what is picked; null where nothing speaks against it. */
export const conflictWords = ({ sameWorker, copies }: Conflicts): string | null => {
  const words = [
    ...(copies.length === 0 ? [] : [t("pane.copyOf", { numbers: listed(copies) })]),
    ...(sameWorker.length === 0 ? [] : [t("pane.sameWorkerAs", { numbers: listed(sameWorker) })]),
  ];
  return words.length === 0 ? null : words.join(" · ");
};

const MOST_NAMED = 3;

const listed = (numbers: readonly number[]): string =>
  numbers.slice(0, MOST_NAMED).map(formatNumber).join(", ") + (numbers.length > MOST_NAMED ? " …" : "");
