import { useState } from "react";
import { MAX_NOTE } from "#shared/contract/pick-calls.ts";
import { useCommands } from "../../../commands/use-commands.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Field } from "../../../ui/Field.tsx";
import { formatNumber } from "../../../ui/format/numbers.ts";
import { comparisonIn } from "../state/pick-actions.ts";
import { usePick, usePickState } from "../state/pick-context.ts";
import { t } from "../text.ts";

/** Why this one: kept with the picks, and with the receipt once it is sealed. */
export const NoteDialog = ({ number }: { readonly number: number }) => {
  const { pool, actions } = usePick();
  const before = usePickState((state) => comparisonIn(state, pool).notes[number] ?? "");
  const [note, setNote] = useState(before);
  const save = (): void => {
    actions.take({ type: "note", number, note: note.trim() });
    actions.closeNote();
  };
  useCommands(t("label.screen"), [
    { id: "pick.saveNote", title: t("note.save"), keys: ["$mod+Enter"], whileTyping: true, run: save },
  ]);
  return (
    <Dialog
      title={t("note.title", { number: formatNumber(number) })}
      width={480}
      onClose={actions.closeNote}
      foot={
        <>
          <span style={{ flex: 1 }} />
          <Button large keys="Escape" onPress={actions.closeNote}>
            {t("verbs.goBack")}
          </Button>
          <Button large tone="primary" keys="$mod+Enter" onPress={save}>
            {t("note.save")}
          </Button>
        </>
      }
    >
      <Field
        label={t("note.label")}
        hint={t("note.hint")}
        value={note}
        onChange={setNote}
        rows={4}
        maxLength={MAX_NOTE}
        autoFocus
      />
    </Dialog>
  );
};
