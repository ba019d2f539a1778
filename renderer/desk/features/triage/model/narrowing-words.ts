import type { Range } from "#shared/contract/triage-calls.ts";
import { formatDay } from "../../../ui/format/times.ts";
import { t } from "../text.ts";
import { type Narrowing, type NarrowingGroup, type RangeName, RANGES } from "./narrowing.ts";

/** "20-80 %" of confidence, "2-3.5" of stars. */
export const rangeWords = (name: RangeName, range: Range | null): string => {
  const [least, greatest] = RANGES[name];
  const figure = (value: number): string =>
    name === "confidence" ? String(Math.round(value * 100)) : String(Math.round(value * 10) / 10);
  const words = `${figure(range?.min ?? least)}–${figure(range?.max ?? greatest)}`;
  return name === "confidence" ? `${words} %` : words;
};

/** What a chip says of one of the further filters. */
export const narrowingWords = (filters: Narrowing, group: NarrowingGroup): string => {
  const or = ` ${t("chips.or")} `;
  switch (group) {
    case "decidedBy":
      return filters.decidedBy.map((by) => t(`filters.decider.${by}`)).join(or);
    case "tries":
      return filters.tries.map((which) => t(`filters.try.${which}`)).join(or);
    case "workers":
      return t("chips.workers", { count: filters.workers.length });
    case "reasons":
      return filters.reasons.map(reasonWords).join(or);
    case "sent":
      return sentWords(filters);
    case "confidence":
    case "relevance":
    case "quality":
    case "completeness":
      return `${t(`filters.range.${group}`)} ${rangeWords(group, filters[group])}`;
  }
};

const sentWords = ({ sent }: Narrowing): string => {
  if (sent === null) return "";
  if ("within" in sent) return t(`filters.sent.${sent.within}`);
  const day = (at: (typeof sent)["from"]): string => (at === null ? "…" : formatDay(at, Date.now()));
  return `${day(sent.from)} – ${day(sent.to)}`;
};

/** The words of a reason's code: those of Winnow, and those that somebody made. */
export const reasonWords = (code: string): string =>
  code.charAt(0).toUpperCase() + code.slice(1).replaceAll("_", " ");
