import type { DeskMark } from "#shared/domain/marks.ts";
import type { IconName } from "../../../ui/icons/Icon.tsx";

/** In the order of their use. */
export const MARK_ORDER: readonly DeskMark[] = ["shortlisted", "flagged", "skipped"];
export const MARK_ICONS: Readonly<Record<DeskMark, IconName>> = {
  flagged: "flag",
  shortlisted: "bookmark",
  skipped: "clock",
};
export const MARK_KEYS: Readonly<Record<DeskMark, string>> = {
  flagged: "u",
  shortlisted: "s",
  skipped: "l",
};
