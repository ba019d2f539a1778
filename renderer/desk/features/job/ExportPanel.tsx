import { useState } from "react";
import type { JobId } from "#shared/domain/ids.ts";
import { useCommands } from "../../commands/use-commands.ts";
import { Button } from "../../ui/Button.tsx";
import { ExportDialog } from "../../ui/export/ExportDialog.tsx";
import { t as exportText } from "../../ui/export/text.ts";
import { Panel } from "../../ui/Panel.tsx";
import { t } from "../../ui/text.ts";
import styles from "./Job.module.css";

/** All that a job received, as a file. */
export const ExportPanel = ({ jobId }: { readonly jobId: JobId }) => {
  const [open, setOpen] = useState(false);
  const show = (): void => setOpen(true);
  useCommands(t("job.page"), [{ id: "job.export", title: exportText("command"), keys: ["e"], run: show }]);
  return (
    <Panel
      title={exportText("panel")}
      aside={
        <Button icon="download" keys="e" onPress={show}>
          {exportText("button")}
        </Button>
      }
    >
      <p className={styles.small}>{exportText("panelAbout")}</p>
      {open && <ExportDialog jobId={jobId} numbers={null} onClose={() => setOpen(false)} />}
    </Panel>
  );
};
