import { useState } from "react";
import type { RemoteView } from "#shared/contract/remote-views.ts";
import { useDeskMutation } from "../../../bridge/queries.ts";
import { Field } from "../../../ui/Field.tsx";
import { errorSentence } from "../../../ui/States.tsx";
import { FormDialog } from "../FormDialog.tsx";
import { t } from "../text.ts";

interface FollowDialogProps {
  readonly remote: RemoteView;
  readonly onClose: () => void;
}

/** A job of a remote, with what the remote has no call to tell: its closing time and how many can win. */
export const FollowDialog = ({ remote, onClose }: FollowDialogProps) => {
  const follow = useDeskMutation("remotes.follow");
  const [remoteKey, setRemoteKey] = useState("");
  const [title, setTitle] = useState("");
  const [description, setDescription] = useState("");
  const [closes, setCloses] = useState("");
  const [cap, setCap] = useState("");
  const [tried, setTried] = useState(false);
  const closesAt = Date.parse(closes);
  const problems = {
    remoteKey: remoteKey.trim() === "" ? t("remotes.jobEmpty") : undefined,
    title: title.trim() === "" ? t("remotes.titleEmpty") : undefined,
    closes: remote.canChoose && Number.isNaN(closesAt) ? t("remotes.closesWrong") : undefined,
    cap: remote.canChoose && !/^[1-9]\d{0,2}$/.test(cap.trim()) ? t("remotes.capWrong") : undefined,
  };
  const submit = (): void => {
    setTried(true);
    if (Object.values(problems).some((each) => each !== undefined) || follow.isPending) return;
    follow.mutate(
      {
        ...{ remoteId: remote.id, remoteKey, title, description, criteria: [] },
        closesAt: remote.canChoose ? closesAt : null,
        cap: remote.canChoose ? Number(cap) : null,
      },
      { onSuccess: onClose },
    );
  };
  return (
    <FormDialog
      title={t("remotes.followTitle", { name: remote.name })}
      confirm={t("remotes.followDo")}
      working={follow.isPending && t("remotes.following")}
      problem={follow.error === null ? null : errorSentence(follow.error)}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={t("remotes.job")}
        value={remoteKey}
        onChange={setRemoteKey}
        maxLength={100}
        autoFocus
        error={tried ? problems.remoteKey : undefined}
      />
      <Field
        label={t("remotes.jobTitle")}
        value={title}
        onChange={setTitle}
        maxLength={120}
        error={tried ? problems.title : undefined}
      />
      <Field
        label={t("remotes.description")}
        hint={t("remotes.descriptionHint")}
        rows={3}
        value={description}
        onChange={setDescription}
        maxLength={5000}
      />
      {remote.canChoose && (
        <>
          <Field
            label={t("remotes.closes")}
            hint={t("remotes.closesHint")}
            placeholder="2026-03-16 18:00"
            value={closes}
            onChange={setCloses}
            error={tried ? problems.closes : undefined}
          />
          <Field
            label={t("remotes.cap")}
            numeric
            value={cap}
            onChange={setCap}
            maxLength={3}
            error={tried ? problems.cap : undefined}
          />
        </>
      )}
    </FormDialog>
  );
};
