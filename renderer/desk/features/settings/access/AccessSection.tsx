import { useState } from "react";
import type { AppInfo } from "#shared/contract/desk-views.ts";
import type { KeyView, NewKeyView } from "#shared/contract/settings-views.ts";
import { useDeskQuery } from "../../../bridge/queries.ts";
import { Button } from "../../../ui/Button.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { ErrorState, LoadingState } from "../../../ui/States.tsx";
import { SecretDialog } from "../SecretDialog.tsx";
import settings from "../Settings.module.css";
import { t } from "../text.ts";
import { EditKeyDialog } from "./EditKeyDialog.tsx";
import { type KeyAction, KeyTable } from "./KeyTable.tsx";
import { NewKeyDialog } from "./NewKeyDialog.tsx";
import { RevokeKeyDialog } from "./RevokeKeyDialog.tsx";
import { RotateKeyDialog } from "./RotateKeyDialog.tsx";
import { ServerPanel } from "./ServerPanel.tsx";

type Asking =
  | { readonly what: "create" }
  | { readonly what: KeyAction; readonly key: KeyView }
  | { readonly what: "secret"; readonly made: NewKeyView };

/** Where programs ask, and the keys they ask with. */
export const AccessSection = ({ info }: { readonly info: AppInfo }) => {
  const keys = useDeskQuery("keys.list", undefined, { everyMs: 30_000 });
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = (): void => setAsking(null);
  const showSecret = (made: NewKeyView): void => setAsking({ what: "secret", made });
  return (
    <>
      <ServerPanel url={info.serverUrl} />
      <Panel
        title={t("keys.title")}
        aside={
          <Button icon="plus" onPress={() => setAsking({ what: "create" })}>
            {t("keys.new")}
          </Button>
        }
      >
        {keys.isError && (
          <ErrorState title={t("keys.failed")} error={keys.error} onRetry={() => void keys.refetch()} />
        )}
        {keys.isPending && <LoadingState>{t("keys.title")}</LoadingState>}
        {keys.data !== undefined &&
          (keys.data.keys.length === 0 ? (
            <p className={settings.small}>{t("keys.none")}</p>
          ) : (
            <KeyTable keys={keys.data.keys} onAct={(what, key) => setAsking({ what, key })} />
          ))}
      </Panel>
      {asking?.what === "create" && (
        <NewKeyDialog owners={keys.data?.owners ?? []} onMade={showSecret} onClose={close} />
      )}
      {asking?.what === "edit" && <EditKeyDialog view={asking.key} onClose={close} />}
      {asking?.what === "rotate" && <RotateKeyDialog view={asking.key} onMade={showSecret} onClose={close} />}
      {asking?.what === "revoke" && <RevokeKeyDialog view={asking.key} onClose={close} />}
      {asking?.what === "secret" && (
        <SecretDialog
          title={t("keys.secretTitle")}
          label={t("keys.secretLabel")}
          secret={asking.made.secret}
          onClose={close}
        >
          <p className={settings.small}>{t("keys.secretAbout")}</p>
        </SecretDialog>
      )}
    </>
  );
};
