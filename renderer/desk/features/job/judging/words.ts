import { t } from "./text.ts";

/** "83 %". */
export const shareWords = (part: number, of: number): string =>
  `${of === 0 ? 0 : Math.round((100 * part) / of)} %`;

export const starsWords = (count: number): string => t("whatIf.stars", { count });
