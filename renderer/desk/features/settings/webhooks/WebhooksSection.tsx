import { useState } from "react";
import type { WebhookEndpointView, WebhookWithSecret } from "#shared/contract/webhook-views.ts";
import { useDeskMutation, useDeskQuery } from "../../../bridge/queries.ts";
import { showToast } from "../../../state/toasts.ts";
import { Button } from "../../../ui/Button.tsx";
import { ConfirmDialog } from "../../../ui/ConfirmDialog.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { errorSentence, ErrorState, LoadingState } from "../../../ui/States.tsx";
import { SecretDialog } from "../SecretDialog.tsx";
import settings from "../Settings.module.css";
import { t } from "../text.ts";
import { type EndpointAction, EndpointTable } from "./EndpointTable.tsx";
import { EventsPanel } from "./EventsPanel.tsx";
import { NewEndpointDialog } from "./NewEndpointDialog.tsx";

type Asking =
  | { readonly what: "create" }
  | { readonly what: EndpointAction; readonly endpoint: WebhookEndpointView }
  | { readonly what: "secret"; readonly made: WebhookWithSecret };

/** Programs that are told what happens, and what they were told. */
export const WebhooksSection = () => {
  const list = useDeskQuery("webhooks.list", undefined, { everyMs: 5000 });
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = (): void => setAsking(null);
  const showSecret = (made: WebhookWithSecret): void => setAsking({ what: "secret", made });
  return (
    <>
      <Panel
        title={t("webhooks.title")}
        aside={
          <Button icon="plus" onPress={() => setAsking({ what: "create" })}>
            {t("webhooks.new")}
          </Button>
        }
      >
        {list.isError && (
          <ErrorState title={t("webhooks.failed")} error={list.error} onRetry={() => void list.refetch()} />
        )}
        {list.isPending && <LoadingState>{t("webhooks.title")}</LoadingState>}
        {list.data !== undefined &&
          (list.data.endpoints.length === 0 ? (
            <p className={settings.small}>{t("webhooks.none")}</p>
          ) : (
            <EndpointTable
              endpoints={list.data.endpoints}
              onAct={(what, endpoint) => setAsking({ what, endpoint })}
            />
          ))}
      </Panel>
      <EventsPanel />
      {asking?.what === "create" && list.data !== undefined && (
        <NewEndpointDialog list={list.data} onMade={showSecret} onClose={close} />
      )}
      {asking?.what === "rotate" && (
        <RotateDialog endpoint={asking.endpoint} onMade={showSecret} onClose={close} />
      )}
      {asking?.what === "delete" && <DeleteDialog endpoint={asking.endpoint} onClose={close} />}
      {asking?.what === "secret" && (
        <SecretDialog
          title={t("webhooks.secretTitle")}
          label={t("webhooks.secretLabel")}
          secret={asking.made.secret}
          onClose={close}
        >
          <p className={settings.small}>{t("webhooks.secretAbout")}</p>
        </SecretDialog>
      )}
    </>
  );
};

interface EndpointDialogProps {
  readonly endpoint: WebhookEndpointView;
  readonly onClose: () => void;
}

const RotateDialog = ({
  endpoint,
  onMade,
  onClose,
}: EndpointDialogProps & { readonly onMade: (made: WebhookWithSecret) => void }) => {
  const rotate = useDeskMutation("webhooks.rotate");
  return (
    <ConfirmDialog
      title={t("webhooks.rotateTitle")}
      confirm={t("webhooks.rotateDo")}
      working={rotate.isPending && t("webhooks.rotating")}
      problem={rotate.error === null ? null : errorSentence(rotate.error)}
      onConfirm={() => rotate.mutate({ endpointId: endpoint.id }, { onSuccess: onMade })}
      onClose={onClose}
    >
      <p>{t("webhooks.rotateAbout")}</p>
    </ConfirmDialog>
  );
};

const DeleteDialog = ({ endpoint, onClose }: EndpointDialogProps) => {
  const remove = useDeskMutation("webhooks.delete");
  const done = (): void => {
    onClose();
    showToast(t("webhooks.deleted"), { tone: "good" });
  };
  return (
    <ConfirmDialog
      title={t("webhooks.deleteTitle")}
      confirm={t("webhooks.deleteDo")}
      hold
      working={remove.isPending && t("webhooks.deleting")}
      problem={remove.error === null ? null : errorSentence(remove.error)}
      onConfirm={() => remove.mutate({ endpointId: endpoint.id }, { onSuccess: done })}
      onClose={onClose}
    >
      <p>{t("webhooks.deleteAbout", { url: endpoint.url })}</p>
    </ConfirmDialog>
  );
};
