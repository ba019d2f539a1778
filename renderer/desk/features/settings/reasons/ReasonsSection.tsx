import { useState } from "react";
import type { OwnReason } from "#shared/contract/reasons-calls.ts";
import { useDeskQuery } from "../../../bridge/queries.ts";
import { Button } from "../../../ui/Button.tsx";
import { SelectField } from "../../../ui/Field.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { ErrorState, LoadingState } from "../../../ui/States.tsx";
import settings from "../Settings.module.css";
import { DeleteReason } from "./DeleteReason.tsx";
import { ReasonDialog } from "./ReasonDialog.tsx";
import { ReasonItem } from "./ReasonItem.tsx";
import styles from "./Reasons.module.css";
import { t } from "./text.ts";

type Asking =
  | { readonly what: "new" }
  | { readonly what: "edit"; readonly reason: OwnReason }
  | { readonly what: "delete"; readonly reason: OwnReason };

/** Reasons to reject with that an owner made: in words of their own, in the order of their keys. */
export const ReasonsSection = () => {
  const list = useDeskQuery("reasons.list", undefined);
  const [chosen, setChosen] = useState<string | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  if (list.isError)
    return <ErrorState title={t("failed")} error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data === undefined) return <LoadingState>{t("title")}</LoadingState>;
  const { owners, reasons, standard } = list.data;
  const owner = owners.find((name) => name === chosen) ?? owners[0] ?? "";
  const own = reasons.filter(({ ownerName }) => ownerName === owner);
  const close = (): void => setAsking(null);
  return (
    <>
      {owners.length > 1 && (
        <div className={styles.owner}>
          <SelectField
            label={t("owner")}
            value={owner}
            options={owners.map((name) => ({ value: name, label: name }))}
            onChange={setChosen}
          />
        </div>
      )}
      <Panel
        title={t("title")}
        aside={
          <Button icon="plus" onPress={() => setAsking({ what: "new" })}>
            {t("new")}
          </Button>
        }
      >
        <p className={settings.small}>{t(own.length === 0 ? "none" : "about")}</p>
        <ul className={styles.list}>
          {own.map((reason, at) => (
            <ReasonItem
              key={reason.id}
              reason={reason}
              place={at + 1}
              count={own.length}
              countsAs={standard.find(({ code }) => code === reason.code)?.title ?? reason.code}
              onEdit={() => setAsking({ what: "edit", reason })}
              onDelete={() => setAsking({ what: "delete", reason })}
            />
          ))}
        </ul>
      </Panel>
      {asking?.what === "delete" && <DeleteReason reason={asking.reason} onClose={close} />}
      {(asking?.what === "new" || asking?.what === "edit") && (
        <ReasonDialog
          ownerName={owner}
          reason={asking.what === "edit" ? asking.reason : null}
          standard={standard}
          onClose={close}
        />
      )}
    </>
  );
};
