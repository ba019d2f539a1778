import type { JobDetail } from "#shared/contract/desk-views.ts";
import { useCommands } from "../../commands/use-commands.ts";
import { go } from "../../state/route.ts";
import { copyToDraft } from "../../state/job-draft.ts";
import { Button } from "../../ui/Button.tsx";
import { Panel } from "../../ui/Panel.tsx";
import styles from "./Job.module.css";
import { t } from "./text.ts";

/** This job as the beginning of another. */
export const DuplicatePanel = ({ job }: { readonly job: JobDetail }) => {
  const duplicate = (): void => {
    copyToDraft(job, t("copy.title", { title: job.title }));
    go({ screen: "new-job" });
  };
  useCommands(t("copy.name"), [{ id: "job.duplicate", title: t("copy.key"), keys: ["y"], run: duplicate }]);
  return (
    <Panel title={t("copy.name")}>
      <div className={styles.ending}>
        <p className={styles.small}>{t("copy.about")}</p>
        <Button icon="copy" keys="y" onPress={duplicate}>
          {t("copy.do")}
        </Button>
      </div>
    </Panel>
  );
};
