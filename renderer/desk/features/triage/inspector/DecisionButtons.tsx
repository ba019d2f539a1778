import { memo } from "react";
import { Button } from "../../../ui/Button.tsx";
import { formatShortCount } from "../../../ui/format/numbers.ts";
import { selectedCount } from "../model/selection.ts";
import { useTriage } from "../session-context.ts";
import { useDecide } from "../state/decide-context.ts";
import { t } from "../text.ts";
import styles from "./Inspector.module.css";

/** Approve and reject, for the selection where there is one. A press with the pointer leaves the focus where it is. */
export const DecisionButtons = memo(({ onReject }: { readonly onReject: () => void }) => {
  const decide = useDecide();
  const count = useTriage((state) => selectedCount(state.selection, state.order));
  const shown = formatShortCount(count);
  return (
    <div
      className={styles.decide}
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      <Button tone="good" icon="check" keys="a" onPress={() => decide("approved")}>
        {count > 1 ? t("verbs.approveMany", { shown }) : t("verbs.approve")}
      </Button>
      <Button tone="bad" icon="cross" keys="x" onPress={() => decide("rejected")}>
        {count > 1 ? t("verbs.rejectMany", { shown }) : t("verbs.reject")}
      </Button>
      <Button icon="more" onPress={onReject} ariaLabel={t("verbs.rejectWith")} title={t("inspector.more")}>
        {null}
      </Button>
    </div>
  );
});
DecisionButtons.displayName = "DecisionButtons";
