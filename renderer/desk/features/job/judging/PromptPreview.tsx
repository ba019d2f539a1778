import { useEffect, useMemo, useState } from "react";
import type { JobDetail } from "#shared/contract/desk-views.ts";
import type { JudgingView, PromptPreviewRow, ScoreColumns } from "#shared/contract/judging-views.ts";
import type { EditedPrompts } from "#shared/domain/scoring/prompt-set.ts";
import { useDeskQuery } from "../../../bridge/queries.ts";
import { formatNumber } from "../../../ui/format/numbers.ts";
import { Icon } from "../../../ui/icons/Icon.tsx";
import { ProgressBar } from "../../../ui/Meters.tsx";
import { errorSentence } from "../../../ui/States.tsx";
import styles from "./Prompts.module.css";
import { t } from "./text.ts";
import { useScoreColumns } from "./use-judging.ts";
import { shareWords } from "./words.ts";

/** A handful, from the least to the most relevant: that is where other prompts make a difference. */
const SHOWN = 6;
/** Words are compared when the hands rest. */
const REST_MS = 350;

interface PromptPreviewProps {
  readonly job: JobDetail;
  readonly judging: JudgingView;
  /** Null while they could judge nothing; then the last ones stay. */
  readonly prompts: EditedPrompts | null;
}

export const PromptPreview = ({ job, judging, prompts }: PromptPreviewProps) => {
  const columns = useScoreColumns(job.id).data;
  const numbers = useMemo(() => (columns === undefined ? [] : spread(columns)), [columns]);
  const [first] = useState(prompts ?? judging.prompts);
  const rested = useRested(prompts) ?? first;
  const preview = useDeskQuery(
    "judging.preview",
    { jobId: job.id, prompts: rested, numbers },
    { enabled: numbers.length > 0 && judging.model !== null, keepPrevious: true },
  );
  return (
    <section className={styles.preview} aria-label={t("preview.title")} aria-busy={preview.isFetching}>
      <h3 className={styles.legend}>{t("preview.title")}</h3>
      {judging.model === null ? (
        <p className={styles.about}>{t("calibration.none")}</p>
      ) : preview.isError ? (
        <p className={styles.about} role="alert">
          {errorSentence(preview.error)}
        </p>
      ) : preview.data === undefined ? (
        <p className={styles.about}>{t(numbers.length === 0 ? "preview.none" : "preview.working")}</p>
      ) : preview.data.rows.length === 0 ? (
        <p className={styles.about}>{t("preview.none")}</p>
      ) : (
        <ul className={styles.tries}>
          {preview.data.rows.map((row) => (
            <Try key={row.number} row={row} criteria={rested.criteria} />
          ))}
        </ul>
      )}
    </section>
  );
};

const useRested = (prompts: EditedPrompts | null): EditedPrompts | null => {
  const [rested, setRested] = useState(prompts);
  const words = JSON.stringify(prompts);
  useEffect(() => {
    if (words === "null") return undefined;
    const timer = setTimeout(() => setRested(JSON.parse(words) as EditedPrompts), REST_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return rested;
};

/** Submissions evenly from the least relevant to the most, the lower number where two are as relevant. */
const spread = ({ numbers, dimensions }: ScoreColumns): readonly number[] => {
  const order = Uint32Array.from(numbers, (_, index) => index).sort(
    (a, b) => (dimensions[3 * a] ?? 0) - (dimensions[3 * b] ?? 0) || a - b,
  );
  const shown = Math.min(SHOWN, order.length);
  return Array.from({ length: shown }, (_, place) => {
    const at = shown === 1 ? 0 : Math.round((place * (order.length - 1)) / (shown - 1));
    return numbers[order[at] ?? 0] ?? 0;
  });
};

interface TryProps {
  readonly row: PromptPreviewRow;
  readonly criteria: EditedPrompts["criteria"];
}

const Try = ({ row, criteria }: TryProps) => {
  const number = formatNumber(row.number);
  const [now, then] = [shareWords(row.relevanceNow, 1), shareWords(row.relevance, 1)];
  return (
    <li className={styles.try}>
      <img src={row.thumbnail} alt={number} className={styles.thumb} />
      <ProgressBar
        label={t("preview.relevance", { number, now, then })}
        value={Math.round(100 * row.relevance)}
        max={100}
      />
      <p className={styles.tryHead}>
        <b>{then}</b>
        {now !== then && <span className={styles.about}>{t("preview.was", { share: now })}</span>}
      </p>
      {row.nearest !== null && <p className={styles.small}>{t("preview.nearest", { text: row.nearest })}</p>}
      {row.criteria.length > 0 && (
        <ul className={styles.met}>
          {row.criteria.map((share, index) => {
            const criterion = criteria[index]?.criterion ?? criteria[index]?.prompt ?? "";
            const words = t(share > 0.5 ? "preview.met" : "preview.unmet", {
              criterion,
              share: shareWords(share, 1),
            });
            return (
              <li key={index} title={words}>
                <Icon name={share > 0.5 ? "check" : "cross"} size={12} />
                <span className={styles.spoken}>{words}</span>
              </li>
            );
          })}
        </ul>
      )}
    </li>
  );
};
