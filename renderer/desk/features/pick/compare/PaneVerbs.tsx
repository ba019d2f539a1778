import type { SubmissionDetail, TriageRowView } from "#shared/contract/desk-views.ts";
import type { PaneRole } from "../model/panes.ts";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { formatNumber } from "../../../ui/format/numbers.ts";
import { comparisonIn, panesIn } from "../state/pick-actions.ts";
import { usePick, usePickState } from "../state/pick-context.ts";
import { t } from "../text.ts";
import styles from "./Panes.module.css";

export interface PaneCaptionProps {
  readonly row: TriageRowView;
  readonly detail: SubmissionDetail | null;
  readonly role: PaneRole;
  readonly letter: string | null;
  /** The first of two in a duel: its key is the left arrow. */
  readonly first: boolean;
  readonly active: boolean;
  readonly compact: boolean;
}

/** What one can do with one photo of the comparison; the keys stand where they act. */
export const PaneVerbs = ({ row, role, first, active, compact }: PaneCaptionProps) => {
  const { pool, actions, store } = usePick();
  const placed = usePickState((state) => comparisonIn(state, pool).plan.includes(row.number));
  const { number } = row;
  const note = (
    <IconButton
      icon="text"
      label={t("verbs.noteOn", { number: formatNumber(number) })}
      onPress={() => store.setState({ noting: number })}
    />
  );
  if (role === "duel") {
    return (
      <div className={styles.verbs}>
        {note}
        <DuelButton number={number} first={first} />
      </div>
    );
  }
  return (
    <div className={styles.verbs}>
      {note}
      {placed ? (
        <Button tone="quiet" onPress={() => actions.take({ type: "remove", number })}>
          {t("verbs.remove")}
        </Button>
      ) : (
        <Button onPress={() => actions.take({ type: "pick", number })} {...(active && { keys: "w" })}>
          {t("verbs.pick")}
        </Button>
      )}
      {role === "loupe" || compact ? (
        role !== "champion" && (
          <Button
            tone={role === "loupe" ? "quiet" : "plain"}
            onPress={() => actions.take({ type: "pin", number })}
            {...(active && { keys: "p" })}
          >
            {t("verbs.pin")}
          </Button>
        )
      ) : role === "champion" ? (
        <KeepButton />
      ) : (
        <Button large keys="ArrowRight" onPress={() => actions.take({ type: "prefer", challenger: number })}>
          {t("verbs.prefer")}
        </Button>
      )}
    </div>
  );
};

const DuelButton = ({ number, first }: { readonly number: number; readonly first: boolean }) => {
  const { pool, actions } = usePick();
  const other = usePickState((state) =>
    panesIn(state, pool).challengers.find((challenger) => challenger !== number),
  );
  return (
    <Button
      large
      keys={first ? "ArrowLeft" : "ArrowRight"}
      onPress={() => {
        if (other !== undefined) actions.answer({ better: number, worse: other });
      }}
    >
      {t("verbs.prefer")}
    </Button>
  );
};

const KeepButton = () => {
  const { pool, actions } = usePick();
  const challenger = usePickState((state) => panesIn(state, pool).challengers[0] ?? null);
  return (
    <Button
      large
      keys="ArrowLeft"
      onPress={() => {
        if (challenger !== null) actions.take({ type: "keep", challenger });
      }}
    >
      {t("verbs.keep")}
    </Button>
  );
};
