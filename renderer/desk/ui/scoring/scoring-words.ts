import { COUNTED, type ScoringView } from "#shared/contract/scoring-calls.ts";
import { SECOND } from "#shared/lib/instant.ts";
import { durationWords } from "../format/times.ts";
import { t } from "./text.ts";

/** "Scoring" or why not. */
export const stateWords = ({ state, waiting }: ScoringView): string =>
  state === "scoring" && waiting === 0 ? t("state.nothing") : t(`state.${state}`);

/** "1,204 wait · 340 a minute · about 4 min left", as far as it is known. */
export const progressWords = ({ waiting, perMinute, secondsLeft }: ScoringView): string =>
  [
    waiting >= COUNTED
      ? t("waitingMany", { count: COUNTED })
      : waiting > 0
        ? t("waiting", { count: waiting })
        : null,
    waiting > 0 && perMinute !== null ? t("perMinute", { count: Math.round(perMinute) }) : null,
    secondsLeft === null ? null : t("left", { time: durationWords(Math.max(1, secondsLeft) * SECOND) }),
  ]
    .filter((part) => part !== null)
    .join(" · ");
