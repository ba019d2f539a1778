import type { CopyRelation } from "#shared/contract/copies-calls.ts";
import type { TextPiece } from "#shared/domain/texts/difference.ts";
import { useBlind } from "../../../state/hidden.ts";
import { useClock } from "../../../state/clock.ts";
import { formatNumber } from "../../../ui/format/numbers.ts";
import { formatMoment } from "../../../ui/format/times.ts";
import { Icon } from "../../../ui/icons/Icon.tsx";
import { figuresWords, kindWords, roleWords } from "../model/copy-words.ts";
import { t } from "../text.ts";
import styles from "./Duplicate.module.css";

interface DuplicateRowProps {
  readonly relation: CopyRelation;
  /** Of the submission that is looked at. */
  readonly number: number;
  readonly onOpen: () => void;
}

/** One relation: what, of whom, by what figures; the other picture beside it, to be opened. */
export const DuplicateRow = ({ relation, number, onOpen }: DuplicateRowProps) => {
  const { other, role, text } = relation;
  const when = useClock((now) => formatMoment(other.sentAt, now));
  const figures = figuresWords(relation);
  const blind = useBlind();
  return (
    <li className={styles.row}>
      {other.thumbnail !== null && (
        <button
          type="button"
          className={styles.other}
          disabled={role === "own"}
          aria-label={t("copies.open", { number: formatNumber(other.number) })}
          onClick={onOpen}
        >
          <img src={other.thumbnail} alt="" />
        </button>
      )}
      <div className={styles.facts}>
        <h3 className={role === "own" ? styles.plainTitle : styles.title}>
          <Icon name="copy" size={14} />
          {kindWords(relation)}
        </h3>
        <p className={styles.words}>{roleWords(relation, blind)}</p>
        {figures !== "" && <p className={styles.figures}>{figures}</p>}
        <p className={styles.figures}>{when}</p>
        {text !== null && (
          <div className={styles.texts}>
            <p>
              <b>{formatNumber(other.number)}</b> <Pieces pieces={text.other} />
            </p>
            <p>
              <b>{formatNumber(number)}</b> <span className={styles.figures}>{t("copies.thisOne")}</span>{" "}
              <Pieces pieces={text.own} />
            </p>
          </div>
        )}
      </div>
    </li>
  );
};

/** Words that the other text has not at this place are underlined. */
const Pieces = ({ pieces }: { readonly pieces: readonly TextPiece[] }) =>
  pieces.map(({ text, changed }, at) => (changed ? <u key={at}>{text}</u> : <span key={at}>{text}</span>));
