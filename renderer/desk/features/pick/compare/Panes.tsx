import type { Layout } from "../model/comparison.ts";
import type { Panes as PanesShown } from "../model/panes.ts";
import { usePickState } from "../state/pick-context.ts";
import { t } from "../text.ts";
import { Pane } from "./Pane.tsx";
import styles from "./Panes.module.css";

interface PanesProps {
  readonly panes: PanesShown;
  readonly layout: Layout;
}

const LETTERS = ["B", "C", "D"] as const;

/** One photo alone, two against each other, or one against three. */
export const Panes = ({ panes, layout }: PanesProps) => {
  const { champion, challengers, active } = panes;
  const dueling = usePickState((state) => state.dueling) && champion === null;
  if (layout === 1) {
    return (
      <div className={styles.panes} data-layout={1} aria-label={t("label.panes")} role="group">
        {active !== null && (
          <Pane
            key={active}
            number={active}
            role="loupe"
            letter={null}
            first={false}
            active
            compact={false}
            against={null}
          />
        )}
      </div>
    );
  }
  const compact = layout === 4;
  const [first] = challengers;
  return (
    <div className={styles.panes} data-layout={layout} aria-label={t("label.panes")} role="group">
      {champion !== null && (
        <Pane
          key={champion}
          number={champion}
          role="champion"
          letter={null}
          first={false}
          active={champion === active}
          compact={compact}
          against={compact ? null : (first ?? null)}
        />
      )}
      {challengers.map((number, index) => (
        <Pane
          key={number}
          number={number}
          role={dueling ? "duel" : "challenger"}
          letter={compact ? (LETTERS[index] ?? null) : null}
          first={index === 0}
          active={number === active}
          compact={compact}
          against={champion ?? challengers[1 - index] ?? null}
        />
      ))}
    </div>
  );
};
