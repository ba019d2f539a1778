/** The words for a row: what a screen reader says of it, and what stands in its facts. */
import type { RowCopies, TriageRowView } from "#shared/contract/desk-views.ts";
import type { SubmissionStatus } from "#shared/domain/submission.ts";
import { formatCount, formatNumber } from "../../../ui/format/numbers.ts";
import { statusWord } from "../../../ui/StatusGlyph.tsx";
import { t as marksText } from "../marks/text.ts";
import { t } from "../text.ts";
import { narrowingWords } from "./narrowing-words.ts";
import { ALL_STARS, type FilterGroup, type Filters, STATUS_ROWS } from "./filters.ts";

const ordinals = new Intl.PluralRules("en", { type: "ordinal" });
const ENDINGS: Readonly<Record<string, string>> = { one: "st", two: "nd", few: "rd" };

/** 1st, 2nd, 3rd, 4th. */
export const ordinal = (number: number): string => `${number}${ENDINGS[ordinals.select(number)] ?? "th"}`;

/** What keeps an unscored item waiting, or null when it waits for nothing. */
export type Wait = "scoring" | "person" | "model" | "budget";

export const waitOf = (row: Pick<TriageRowView, "status" | "waitingFor">): Wait | null =>
  row.status === "pending_score" ? (row.waitingFor ?? "scoring") : null;

/** So much of a text is said with its cell: about what the cell shows. */
const SAID_CHARACTERS = 140;

/** "#0414, approved, 4 stars". */
export const describeRow = (number: number, row: TriageRowView | null): string => {
  if (row === null) return t("said.loading", { number: formatNumber(number) });
  const status = row.winner ? "winner" : (waitOf(row) ?? row.status);
  const stars = starsSaid(row);
  const more = [
    row.decided === null ? "" : t("said.byPerson"),
    row.practice && row.scored ? t("said.practice") : "",
    row.copies === null ? "" : copiesSaid(row.copies),
    ...row.marks.map((mark) => marksText(`said.${mark}`)),
    row.attempt > 1 ? t("said.attempt", { ordinal: ordinal(row.attempt) }) : "",
    row.thumbnail === null && row.text !== null
      ? t("said.text", { text: row.text.slice(0, SAID_CHARACTERS) })
      : "",
  ].join("");
  return t("said.row", {
    number: formatNumber(number),
    status: t(`said.status.${status === "pending_score" ? "scoring" : status}`),
    stars,
    more,
  });
};

const copiesSaid = ({ marks, size }: RowCopies): string =>
  size > 1 ? t("said.copies", { count: size - 1 }) : marks.includes("filler") ? t("said.filler") : "";

const starsSaid = ({ stars, ownStars }: TriageRowView): string => {
  if (ownStars !== null) return t("said.ownStars", { count: ownStars });
  return stars === null ? "" : t("said.stars", { count: stars });
};

/** "938 photos". */
export const countWords = (count: number, texts: boolean): string =>
  t(texts ? "noun.text" : "noun.photo", { count, shown: formatCount(count) });

/** What a chip says of an active filter: "Not reviewed", "4 or 5 stars", "Approved or Rejected". */
export const groupWords = (filters: Filters, group: FilterGroup): string => {
  const or = ` ${t("chips.or")} `;
  switch (group) {
    case "statuses":
      return statusesWords(filters.statuses, or);
    case "stars":
      return starsWords(filters.stars, or);
    case "reviewed":
      return filters.reviewed === "all" ? "" : t(`chips.${filters.reviewed}`);
    case "copies":
      return filters.copies.map((mark) => t(`copies.mark.${mark}`)).join(or);
    case "marks":
      return filters.marks.map((mark) => marksText(`mark.${mark}`)).join(or);
    case "decidedBy":
    case "confidence":
    case "relevance":
    case "quality":
    case "completeness":
    case "sent":
    case "tries":
    case "workers":
    case "reasons":
      return narrowingWords(filters, group);
  }
};

/** As the column lists them; where few are left out, those are named instead. */
const statusesWords = (chosen: readonly SubmissionStatus[], or: string): string => {
  const words = (statuses: readonly SubmissionStatus[]): string =>
    statuses.map((status) => statusWord(status)).join(or);
  const without = STATUS_ROWS.filter((status) => !chosen.includes(status));
  if (without.length < chosen.length) return t("chips.without", { list: words(without) });
  return words(STATUS_ROWS.filter((status) => chosen.includes(status)));
};

const starsWords = (stars: readonly number[], or: string): string => {
  const counted = ALL_STARS.filter((each) => each > 0 && stars.includes(each));
  const words =
    counted.length === 0 ? [] : [t("chips.stars", { count: counted.at(-1) ?? 0, list: counted.join(or) })];
  return [...words, ...(stars.includes(0) ? [t("chips.noStars")] : [])].join(or);
};
