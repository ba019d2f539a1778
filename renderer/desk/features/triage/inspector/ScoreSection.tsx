import type { AttemptView, SubmissionDetail } from "#shared/contract/desk-views.ts";
import type { Evidence } from "#shared/domain/scoring/score.ts";
import { PracticeMark } from "../../../ui/Marks.tsx";
import { Stars } from "../../../ui/Stars.tsx";
import { LikelihoodLine } from "../learning/LikelihoodLine.tsx";
import { type DimensionLine, dimensionLines, evidenceInOrder, signed } from "../model/score-words.ts";
import { ModelLine } from "./ModelLine.tsx";
import { waitOf } from "../model/wording.ts";
import { useRow } from "../session-context.ts";
import { t } from "../text.ts";
import styles from "./Inspector.module.css";

/** The stars with their reasons: a sentence, three dimensions, and the evidence for and against. */
export const ScoreSection = ({ detail }: { readonly detail: SubmissionDetail }) => {
  const attempt = detail.attempts[0];
  if (attempt === undefined) return null;
  return (
    <div className={styles.section}>
      <OwnStars number={detail.number} />
      <LikelihoodLine number={detail.number} />
      {attempt.mean === null && attempt.stars === null ? (
        <Unscored detail={detail} />
      ) : (
        <>
          <div className={styles.total}>
            {attempt.mean !== null && <span className={styles.mean}>{attempt.mean.toFixed(1)}</span>}
            <Stars count={attempt.stars} size={20} />
            {attempt.model?.practice === true && <PracticeMark />}
            {attempt.confidence !== null && (
              <span className={styles.sure}>
                {t("inspector.sure", { share: Math.round(attempt.confidence * 100) })}
              </span>
            )}
          </div>
          <ModelLine attempt={attempt} />
          {attempt.reasoning !== null && <p className={styles.reasoning}>{attempt.reasoning}</p>}
          {dimensionLines(attempt).map((line) => (
            <DimensionRow key={line.dimension} line={line} />
          ))}
          <EvidenceBars attempt={attempt} />
        </>
      )}
    </div>
  );
};

/** A person's stars stand beside the model's, never over them. */
const OwnStars = ({ number }: { readonly number: number }) => {
  const own = useRow(number)?.ownStars ?? null;
  if (own === null) return null;
  return (
    <div className={styles.own}>
      <span className={styles.strong}>{t("inspector.own")}</span>
      <Stars count={own} />
    </div>
  );
};

const Unscored = ({ detail }: { readonly detail: SubmissionDetail }) => {
  const wait = waitOf(detail);
  const words =
    wait === "model"
      ? t("inspector.waitsForModel")
      : wait === "budget"
        ? t("inspector.waitsForBudget")
        : wait === "scoring"
          ? t("inspector.scoring")
          : t("inspector.noStars");
  return <p className={styles.quiet}>{words}</p>;
};

const DimensionRow = ({ line }: { readonly line: DimensionLine }) => (
  <div className={styles.dimension}>
    <div className={styles.dimensionHead}>
      <span className={styles.strong}>{t(`inspector.dimension.${line.dimension}`)}</span>
      <Stars count={line.stars} />
      <b className={styles.figure}>{line.value.toFixed(1)}</b>
    </div>
    {line.detail !== null && <p className={styles.detail}>{line.detail}</p>}
  </div>
);

const EvidenceBars = ({ attempt }: { readonly attempt: AttemptView }) => {
  if (attempt.evidence.length === 0) return null;
  return (
    <>
      <div className={styles.evidenceHead}>
        <h3 className={styles.sect}>{t("inspector.evidence")}</h3>
        <span className={styles.caption} aria-hidden="true">
          {t("inspector.against")} · {t("inspector.for")}
        </span>
      </div>
      <ul>
        {evidenceInOrder(attempt.evidence).map((line) => (
          <EvidenceBar key={`${line.dimension} ${line.label}`} line={line} />
        ))}
      </ul>
    </>
  );
};

const EvidenceBar = ({ line }: { readonly line: Evidence }) => {
  const share = `${(Math.min(1, Math.abs(line.value)) * 50).toFixed(1)}%`;
  const against = line.value < 0;
  return (
    <li className={styles.evidence} title={line.detail}>
      <span className={styles.ellipsis}>{line.label}</span>
      <span className={styles.evidenceBar} aria-hidden="true">
        <i
          className={against ? styles.barAgainst : styles.barFor}
          style={against ? { right: "50%", width: share } : { left: "50%", width: share }}
        />
      </span>
      <span className={styles.evidenceFigure} data-tone={against ? "bad" : "good"}>
        {signed(line.value)}
      </span>
    </li>
  );
};
