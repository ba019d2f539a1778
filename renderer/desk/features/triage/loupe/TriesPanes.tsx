import type { AttemptView, SubmissionDetail, TriageRowView } from "#shared/contract/desk-views.ts";
import { StarShape } from "../../../ui/Stars.tsx";
import { type GlyphStatus, StatusGlyph } from "../../../ui/StatusGlyph.tsx";
import type { LoupeView, Turn } from "../model/loupe-zoom.ts";
import type { Mark } from "../model/pixels.ts";
import { ordinal } from "../model/wording.ts";
import { t } from "../text.ts";
import styles from "./Loupe.module.css";
import { LoupeStage } from "./LoupeStage.tsx";

interface TriesPanesProps {
  readonly detail: SubmissionDetail;
  readonly row: TriageRowView | null;
  readonly position: number;
  readonly view: LoupeView;
  readonly onView: (view: LoupeView) => void;
  readonly turn: Turn;
  readonly mark: Mark | null;
}

/** The try before the current one beside it, zoomed and moved together. */
export const TriesPanes = ({ detail, ...stage }: TriesPanesProps) => {
  const [current, before] = detail.attempts;
  if (current === undefined || before === undefined) return null;
  return (
    <div className={styles.stages}>
      <Try attempt={before} glyph="rejected" number={detail.number} {...stage} earlier />
      <Try
        attempt={current}
        glyph={detail.winner ? "winner" : detail.status}
        number={detail.number}
        {...stage}
        earlier={false}
      />
    </div>
  );
};

interface TryProps extends Omit<TriesPanesProps, "detail"> {
  readonly attempt: AttemptView;
  readonly glyph: GlyphStatus;
  readonly number: number;
  readonly earlier: boolean;
}

const Try = ({ attempt, glyph, position, ...stage }: TryProps) => (
  <figure className={styles.try}>
    <LoupeStage {...stage} position={position} file={attempt.files[position] ?? attempt.files[0] ?? null} />
    <figcaption className={styles.tryFacts}>
      <StatusGlyph status={glyph} />
      <strong>{t("inspector.try", { ordinal: ordinal(attempt.attempt) })}</strong>
      {attempt.mean !== null && (
        <>
          <StarShape size={12} />
          {attempt.mean.toFixed(1)}
        </>
      )}
      <span className={styles.tryWords} title={attempt.feedback ?? attempt.reasoning ?? ""}>
        {attempt.feedback ?? attempt.reasoning ?? ""}
      </span>
    </figcaption>
  </figure>
);
