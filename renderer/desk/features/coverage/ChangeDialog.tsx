import type { CoverageView } from "#shared/contract/coverage-calls.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { formatNumber } from "../../ui/format/numbers.ts";
import styles from "./Coverage.module.css";
import { Figure } from "./Evidence.tsx";
import { t } from "./text.ts";
import type { CoverDesk } from "./use-cover.ts";

interface ChangeDialogProps {
  readonly view: CoverageView;
  readonly desk: CoverDesk;
  /** Null leaves the place open. */
  readonly onChoose: (number: number | null) => void;
  readonly onClose: () => void;
}

/** Everybody else, next best first, with what speaks against each; a person may choose them all the same. */
export const ChangeDialog = ({ view, desk, onChoose, onClose }: ChangeDialogProps) => {
  const { places } = desk.cover;
  const left = view.others.filter(({ number }) => !places.includes(number));
  const place = view.winners.length + desk.at + 1;
  return (
    <Dialog
      title={t("changeTitle", { place })}
      width={656}
      onClose={onClose}
      foot={
        <>
          {(places[desk.at] ?? null) !== null && (
            <Button large onPress={() => onChoose(null)}>
              {t("leaveOpen")}
            </Button>
          )}
          <span className={styles.grow} />
          <Button large keys="Escape" onPress={onClose}>
            {t("goBack")}
          </Button>
        </>
      }
    >
      {left.length === 0 && <p className={styles.brief}>{t("because.nobody")}</p>}
      <ul className={styles.choices}>
        {left.map(({ number, because }, index) => {
          const row = view.candidates.find((each) => each.row.number === number)?.row;
          if (row === undefined) return null;
          return (
            <li key={number}>
              <button type="button" autoFocus={index === 0} onClick={() => onChoose(number)}>
                <span className={styles.photo}>
                  {row.thumbnail === null ? (
                    <span className={styles.text}>{row.text}</span>
                  ) : (
                    <img src={row.thumbnail} alt="" />
                  )}
                </span>
                <span className={styles.who}>
                  <b>{formatNumber(number)}</b>
                  <Figure row={row} />
                </span>
                {because !== null && <span className={styles.quiet}>{t(`flaw.${because}`)}</span>}
              </button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
};
