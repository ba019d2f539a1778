/** Who said what: the score's verdict beside a person's decision, in one line each. */
import type { SubmissionDetail, TriageRowView } from "#shared/contract/desk-views.ts";
import type { Outcome } from "#shared/domain/submission.ts";
import type { GlyphStatus } from "../../../ui/StatusGlyph.tsx";
import { t } from "../text.ts";
import { waitOf } from "./wording.ts";

export interface VerdictLine {
  readonly glyph: GlyphStatus;
  readonly tone: "good" | "bad" | "info" | "plain";
  readonly words: string;
  /** The score's own word where a person decided against it. */
  readonly against: string | null;
}

const TONES = { approved: "good", rejected: "bad" } as const;

/** `actor` is who sits at this desk; the detail may still be that of before the last key. */
export const verdictLine = (
  row: TriageRowView,
  detail: SubmissionDetail | null,
  actor: string | null,
): VerdictLine => {
  if (row.winner) return { glyph: "winner", tone: "plain", words: t("inspector.line.winner"), against: null };
  const wait = waitOf(row);
  if (row.decided !== null && row.status !== "retry_pending" && wait === null) {
    const against = row.verdict !== null && row.verdict !== row.decided ? row.verdict : null;
    return {
      glyph: row.decided,
      tone: TONES[row.decided],
      words: decidedWords(row.decided, whoDecided(row, detail, actor)),
      against:
        against === null
          ? null
          : t("inspector.scoreSaidOutcome", { outcome: t(`inspector.outcome.${against}`) }),
    };
  }
  if (wait !== null) {
    return { glyph: "pending_score", tone: "plain", words: t(`inspector.line.${wait}`), against: null };
  }
  switch (row.status) {
    case "retry_pending":
      return { glyph: row.status, tone: "info", words: t("inspector.line.retry"), against: null };
    case "approved":
    case "rejected": {
      const words =
        row.verdict === null ? t(`inspector.line.${row.status}`) : t(`inspector.line.${row.status}ByScore`);
      return { glyph: row.status, tone: TONES[row.status], words, against: null };
    }
    case "pending_score":
      return { glyph: row.status, tone: "plain", words: t("inspector.line.scoring"), against: null };
  }
};

/** Null is the person at this desk. */
const whoDecided = (
  row: TriageRowView,
  detail: SubmissionDetail | null,
  actor: string | null,
): string | null => {
  const known =
    detail?.number === row.number && detail.decision?.outcome === row.decided ? detail.decision.actor : null;
  return known === actor ? null : known;
};

const decidedWords = (outcome: Outcome, by: string | null): string => {
  if (by === null) return t(`inspector.line.${outcome}ByYou`);
  return t(`inspector.line.${outcome}By`, { actor: by });
};
