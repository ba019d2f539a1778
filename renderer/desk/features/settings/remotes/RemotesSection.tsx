import { useState } from "react";
import type { RemoteView } from "#shared/contract/remote-views.ts";
import { useDeskMutation, useDeskQuery } from "../../../bridge/queries.ts";
import { Button } from "../../../ui/Button.tsx";
import { ConfirmDialog } from "../../../ui/ConfirmDialog.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { errorSentence, ErrorState, LoadingState, Notice } from "../../../ui/States.tsx";
import settings from "../Settings.module.css";
import { t } from "../text.ts";
import { ChangeRemoteDialog } from "./ChangeRemoteDialog.tsx";
import { FollowDialog } from "./FollowDialog.tsx";
import { NewRemoteDialog } from "./NewRemoteDialog.tsx";
import { RemoteCard } from "./RemoteCard.tsx";

type Asking =
  { readonly what: "add" } | { readonly what: "follow" | "change" | "remove"; readonly remote: RemoteView };

/** Services where jobs live too: what is read from them, when, and what waits to be sent. */
export const RemotesSection = () => {
  const view = useDeskQuery("remotes.get", undefined, { everyMs: 5000 });
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = (): void => setAsking(null);
  return (
    <>
      <Panel
        title={t("remotes.title")}
        aside={
          <Button icon="plus" onPress={() => setAsking({ what: "add" })}>
            {t("remotes.add")}
          </Button>
        }
      >
        {view.isError && (
          <ErrorState title={t("remotes.failed")} error={view.error} onRetry={() => void view.refetch()} />
        )}
        {view.isPending && <LoadingState>{t("remotes.title")}</LoadingState>}
        {view.data?.remotes.length === 0 && <p className={settings.small}>{t("remotes.none")}</p>}
        {view.data?.keysArePlain === true && view.data.remotes.length > 0 && (
          <Notice>{t("remotes.plainKeys")}</Notice>
        )}
      </Panel>
      {view.data?.remotes.map((remote) => (
        <RemoteCard
          key={remote.id}
          remote={remote}
          onFollow={() => setAsking({ what: "follow", remote })}
          onChange={() => setAsking({ what: "change", remote })}
          onRemove={() => setAsking({ what: "remove", remote })}
        />
      ))}
      {asking?.what === "add" && (
        <NewRemoteDialog keysArePlain={view.data?.keysArePlain === true} onClose={close} />
      )}
      {asking?.what === "follow" && <FollowDialog remote={asking.remote} onClose={close} />}
      {asking?.what === "change" && <ChangeRemoteDialog remote={asking.remote} onClose={close} />}
      {asking?.what === "remove" && <RemoveDialog remote={asking.remote} onClose={close} />}
    </>
  );
};

const RemoveDialog = ({ remote, onClose }: { readonly remote: RemoteView; readonly onClose: () => void }) => {
  const remove = useDeskMutation("remotes.remove");
  return (
    <ConfirmDialog
      title={t("remotes.removeTitle", { name: remote.name })}
      confirm={t("remotes.remove")}
      working={remove.isPending && t("remotes.removing")}
      problem={remove.error === null ? null : errorSentence(remove.error)}
      onConfirm={() => remove.mutate({ remoteId: remote.id }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{t("remotes.removeAbout")}</p>
    </ConfirmDialog>
  );
};
