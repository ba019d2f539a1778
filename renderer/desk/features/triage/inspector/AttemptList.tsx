import type { AttemptView, SubmissionDetail } from "#shared/contract/desk-views.ts";
import { formatTime } from "../../../ui/format/times.ts";
import { StarShape } from "../../../ui/Stars.tsx";
import { StatusGlyph, type GlyphStatus } from "../../../ui/StatusGlyph.tsx";
import { ordinal } from "../model/wording.ts";
import { t } from "../text.ts";
import styles from "./Inspector.module.css";

/** Every try, newest first; what an earlier one was told stays readable. */
export const AttemptList = ({ detail }: { readonly detail: SubmissionDetail }) => (
  <div className={styles.section}>
    <h3 className={styles.hiddenHeading}>{t("inspector.attempts")}</h3>
    <ul>
      {detail.attempts.map((attempt, index) =>
        index === 0 ? (
          <li key={attempt.attempt} className={styles.attempt}>
            <AttemptFacts
              attempt={attempt}
              glyph={detail.winner ? "winner" : detail.status}
              words={t("inspector.current")}
            />
          </li>
        ) : (
          <li key={attempt.attempt}>
            <details>
              <summary className={styles.attempt}>
                {/* An earlier try was followed by another because it was rejected. */}
                <AttemptFacts
                  attempt={attempt}
                  glyph="rejected"
                  words={attempt.feedback ?? attempt.reasoning ?? ""}
                />
              </summary>
              <EarlierAttempt attempt={attempt} />
            </details>
          </li>
        ),
      )}
    </ul>
  </div>
);

interface AttemptFactsProps {
  readonly attempt: AttemptView;
  readonly glyph: GlyphStatus;
  readonly words: string;
}

const AttemptFacts = ({ attempt, glyph, words }: AttemptFactsProps) => (
  <>
    <StatusGlyph status={glyph} />
    <span className={styles.strong}>{t("inspector.try", { ordinal: ordinal(attempt.attempt) })}</span>
    {attempt.mean !== null && (
      <span className={styles.attemptStars}>
        <StarShape size={12} />
        {attempt.mean.toFixed(1)}
      </span>
    )}
    <span className={styles.attemptWords}>{words}</span>
    <span className={styles.caption}>{formatTime(attempt.receivedAt)}</span>
  </>
);

const EarlierAttempt = ({ attempt }: { readonly attempt: AttemptView }) => (
  <div className={styles.earlier}>
    {attempt.files[0] !== undefined && <img src={attempt.files[0].thumbnail} alt="" />}
    <p>{attempt.reasoning ?? attempt.contentText ?? t("inspector.notScored")}</p>
  </div>
);
