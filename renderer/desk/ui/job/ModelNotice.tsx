import { useDeskMutation, useDeskQuery } from "../../bridge/queries.ts";
import { go } from "../../state/route.ts";
import { showError } from "../../state/toasts.ts";
import { Button } from "../Button.tsx";
import { Notice } from "../States.tsx";
import { t } from "../text.ts";

/** In one line that submissions wait for a model, and what can be done now. Silent while nothing waits. */
export const ModelNotice = ({ waiting }: { readonly waiting: number }) => {
  const status = useDeskQuery("model.status", undefined).data;
  const usePractice = useDeskMutation("model.usePractice");
  const practiceInUse = status?.model?.practice === true && !status.forPracticeOnly;
  if (
    status === undefined ||
    waiting === 0 ||
    (status.model !== null && !status.model.practice) ||
    practiceInUse
  )
    return null;
  return (
    <Notice
      icon="chip"
      action={
        <span style={{ display: "flex", gap: 8 }}>
          <Button
            working={usePractice.isPending && t("model.starting")}
            onPress={() => usePractice.mutate(undefined, { onError: showError })}
          >
            {t("model.usePractice")}
          </Button>
          <Button tone="quiet" onPress={() => go({ screen: "settings", section: "model" })}>
            {t("model.more")}
          </Button>
        </span>
      }
    >
      {t("model.waiting", { count: waiting })}
    </Notice>
  );
};
