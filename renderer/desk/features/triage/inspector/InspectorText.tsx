import type { SubmissionDetail } from "#shared/contract/desk-views.ts";
import { formatCount } from "../../../ui/format/numbers.ts";
import { countOfWords } from "../model/score-words.ts";
import { useRow } from "../session-context.ts";
import { t } from "../text.ts";
import styles from "./Inspector.module.css";

interface InspectorTextProps {
  readonly number: number;
  readonly detail: SubmissionDetail | null;
}

/** All of a text, to read. */
export const InspectorText = ({ number, detail }: InspectorTextProps) => {
  const row = useRow(number);
  const text = detail?.attempts[0]?.contentText ?? row?.text ?? null;
  if (text === null || text === "") return null;
  const count = countOfWords(text);
  return (
    <div className={styles.section}>
      <p className={styles.prose}>{text}</p>
      <p className={styles.caption}>
        {t("inspector.words", { count, shown: formatCount(count), characters: formatCount(text.length) })}
      </p>
    </div>
  );
};
