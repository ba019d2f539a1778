import { useState } from "react";
import type { JobId } from "#shared/domain/ids.ts";
import { useCommands } from "../../../commands/use-commands.ts";
import { IconButton } from "../../../ui/Button.tsx";
import { ExportDialog } from "../../../ui/export/ExportDialog.tsx";
import { t as exportText } from "../../../ui/export/text.ts";
import { isEmpty, selectedNumbers } from "../model/selection.ts";
import { useSession } from "../session-context.ts";
import { t } from "../text.ts";

/** What is selected as a file, else everything that the filters show, in the order on the screen. */
export const ExportButton = ({ jobId }: { readonly jobId: JobId }) => {
  const { store } = useSession();
  const [numbers, setNumbers] = useState<Uint32Array | null>(null);
  const show = (): void => {
    const { selection, order } = store.getState();
    const chosen = isEmpty(selection) ? order.numbers : Uint32Array.from(selectedNumbers(selection, order));
    if (chosen.length > 0) setNumbers(chosen);
  };
  useCommands(t("label.screen"), [
    { id: "triage.export", title: exportText("command"), keys: ["$mod+e"], run: show },
  ]);
  return (
    <>
      <IconButton icon="download" label={exportText("command")} keys="$mod+e" onPress={show} />
      {numbers !== null && <ExportDialog jobId={jobId} numbers={numbers} onClose={() => setNumbers(null)} />}
    </>
  );
};
