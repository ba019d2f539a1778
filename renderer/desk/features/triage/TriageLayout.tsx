import { useState } from "react";
import type { JobDetail } from "#shared/contract/desk-views.ts";
import { useCommands } from "../../commands/use-commands.ts";
import { Button } from "../../ui/Button.tsx";
import { BulkProgress } from "./BulkProgress.tsx";
import { ConfirmMany } from "./ConfirmMany.tsx";
import { overGrid } from "./focus-grid.ts";
import { FilterColumn } from "./filters/FilterColumn.tsx";
import { HistoryDialog } from "./history/HistoryDialog.tsx";
import { Inspector } from "./inspector/Inspector.tsx";
import { Loupe } from "./loupe/Loupe.tsx";
import { Progress } from "./Progress.tsx";
import { RejectDialog } from "./reject/RejectDialog.tsx";
import { useMarkKeys } from "./marks/use-mark-keys.ts";
import { takesTextsOnly } from "./model/texts.ts";
import { usePrivacyKeys } from "./privacy/use-privacy-keys.ts";
import { useTriage } from "./session-context.ts";
import { Said } from "./Said.tsx";
import { DecideContext } from "./state/decide-context.ts";
import { t } from "./text.ts";
import { Toolbar } from "./toolbar/Toolbar.tsx";
import { TriageGrid } from "./TriageGrid.tsx";
import styles from "./TriageScreen.module.css";
import { useDecisionKeys } from "./use-decision-keys.ts";
import { useManyGuard } from "./use-many-guard.ts";
import { usePanels } from "./use-panels.ts";

/** Filters, grid and inspector; what a narrow window cannot hold lies over the grid, by key and by button. */
export const TriageLayout = ({ job }: { readonly job: JobDetail }) => {
  const texts = takesTextsOnly(job);
  const panels = usePanels();
  const [rejecting, setRejecting] = useState(false);
  const [history, setHistory] = useState(false);
  const loupe = useTriage((state) => state.loupe);
  const empty = useTriage((state) => state.order.count === 0);
  const { decide, asked, answer } = useManyGuard();
  const reject = (): void => setRejecting(!empty);
  useMarkKeys();
  usePrivacyKeys();
  useDecisionKeys({ decide, reject, panels, loupe, texts });
  useCommands(t("label.screen"), [
    { id: "triage.history", title: t("verbs.history"), keys: ["Shift+H"], run: () => setHistory(true) },
  ]);
  return (
    <DecideContext value={decide}>
      <div className={styles.screen} data-filters={panels.filters} data-inspector={panels.inspector}>
        {/* Under the loupe the grid stays where it was, out of reach. */}
        <div className={styles.under} inert={loupe}>
          {panels.filters !== "closed" && (
            <div className={styles.filters}>
              <FilterColumn
                texts={texts}
                head={
                  panels.filters === "over" && (
                    <CloseRow takesFocus title={t("label.filters")} keys="f" onClose={panels.toggleFilters} />
                  )
                }
              />
            </div>
          )}
          <div className={styles.centre}>
            <Toolbar
              jobId={job.id}
              texts={texts}
              onFilters={panels.filtersCollapse ? panels.toggleFilters : null}
              onHistory={() => setHistory(true)}
              filtersOpen={panels.filters !== "closed"}
            />
            <BulkProgress />
            <TriageGrid job={job} texts={texts} />
          </div>
          {panels.inspector !== "closed" && !loupe && (
            <div className={styles.inspector}>
              <Inspector
                texts={texts}
                onReject={reject}
                head={
                  panels.inspector === "over" && (
                    <CloseRow title={t("label.inspector")} keys="i" onClose={panels.toggleInspector} />
                  )
                }
              />
            </div>
          )}
        </div>
        {loupe && !empty && <Loupe onReject={reject} />}
        {rejecting && <RejectDialog onClose={() => setRejecting(false)} />}
        {history && <HistoryDialog onClose={() => setHistory(false)} />}
        {asked !== null && <ConfirmMany asked={asked} onAnswer={answer} />}
        <Said />
        <Progress job={job} />
      </div>
    </DecideContext>
  );
};

interface CloseRowProps {
  readonly title: string;
  readonly keys: string;
  readonly onClose: () => void;
  /** It opened to be worked in. */
  readonly takesFocus?: boolean;
}

const CloseRow = ({ title, keys, onClose, takesFocus = false }: CloseRowProps) => (
  <div ref={takesFocus ? overGrid : null} tabIndex={-1} className={styles.closeRow}>
    <span>{title}</span>
    <Button tone="quiet" keys={keys} onPress={onClose}>
      {t("inspector.close")}
    </Button>
  </div>
);
