import type { LimitName } from "#shared/domain/limits.ts";
import { useDeskQuery } from "../../../bridge/queries.ts";
import { Panel } from "../../../ui/Panel.tsx";
import { ErrorState, LoadingState } from "../../../ui/States.tsx";
import { t } from "../text.ts";
import { CreditsPanel } from "./CreditsPanel.tsx";
import { LimitRow } from "./LimitRow.tsx";

const GROUPS = {
  programs: ["wurkSubmissions", "wurkChooseWinners", "wurkCreate", "wrongKeys"],
  workers: ["workerRequests", "workerJoins", "workerUploads", "maxSubmissionsPerWorker"],
  storage: ["maxFileBytes", "maxJobBytes", "minFreeBytes"],
} as const satisfies Record<string, readonly LimitName[]>;

/** How much programs and workers may ask and send. */
export const LimitsSection = () => {
  const limits = useDeskQuery("limits.get", undefined);
  if (limits.isError) {
    return (
      <ErrorState title={t("limits.failed")} error={limits.error} onRetry={() => void limits.refetch()} />
    );
  }
  if (limits.data === undefined) return <LoadingState>{t("limits.apply")}</LoadingState>;
  return (
    <>
      {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group) => (
        <Panel key={group} title={t(`limits.groups.${group}`)}>
          {GROUPS[group].map((name) => {
            const view = limits.data.find((each) => each.name === name);
            // Another value starts the fields anew.
            return view && <LimitRow key={`${name} ${JSON.stringify(view.value)}`} view={view} />;
          })}
        </Panel>
      ))}
      <CreditsPanel />
    </>
  );
};
