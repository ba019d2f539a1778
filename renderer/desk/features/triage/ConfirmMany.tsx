import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { formatCount } from "../../ui/format/numbers.ts";
import { t } from "./text.ts";
import type { AskedMany } from "./use-many-guard.ts";

interface ConfirmManyProps {
  readonly asked: AskedMany;
  readonly onAnswer: (yes: boolean) => void;
}

/** One key for more than a screenful is asked about first: it is one step, and one undo. */
export const ConfirmMany = ({ asked, onAnswer }: ConfirmManyProps) => {
  const shown = formatCount(asked.count);
  const approve = asked.outcome === "approved";
  return (
    <ConfirmDialog
      title={t(titleOf(asked), { shown })}
      confirm={t(approve ? "verbs.approveMany" : "verbs.rejectMany", { shown })}
      working={false}
      problem={null}
      onConfirm={() => onAnswer(true)}
      onClose={() => onAnswer(false)}
    >
      <p>{t(approve ? "many.approveBody" : "many.rejectBody")}</p>
    </ConfirmDialog>
  );
};

const titleOf = ({ outcome, everything }: AskedMany) => {
  if (everything) return outcome === "approved" ? "many.matchingApprove" : "many.matchingReject";
  return outcome === "approved" ? "many.approveTitle" : "many.rejectTitle";
};
