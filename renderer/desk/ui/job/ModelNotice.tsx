import type { ModelsView, ModelView } from "#shared/contract/model-views.ts";
import { useDeskMutation, useDeskQuery } from "../../bridge/queries.ts";
import { go } from "../../state/route.ts";
import { showError, showToast } from "../../state/toasts.ts";
import { Button } from "../Button.tsx";
import { formatBytes } from "../format/numbers.ts";
import { Notice } from "../States.tsx";
import { t } from "../text.ts";

/** In one line that submissions wait for a model, and the two ways to have one. Silent while nothing waits. */
export const ModelNotice = ({ waiting }: { readonly waiting: number }) => {
  const status = useDeskQuery("model.status", undefined).data;
  const hasModel = status === undefined || (status.model !== null && !status.forPracticeOnly);
  const models = useDeskQuery("models.get", undefined, { enabled: waiting > 0 && !hasModel }).data;
  if (hasModel || waiting === 0) return null;
  const model = models?.models.find((each) => each.recommended) ?? null;
  return (
    <Notice icon="chip" action={models !== undefined && <Ways models={models} model={model} />}>
      {sentenceOf(waiting, model)}
    </Notice>
  );
};

const isComing = (model: ModelView | null): boolean => {
  const state = model?.fetch?.state;
  return state !== undefined && state !== "paused" && state !== "failed";
};

const sentenceOf = (count: number, model: ModelView | null): string => {
  const fetch = model?.fetch ?? null;
  if (fetch === null) return t("model.waiting", { count });
  const come = { done: formatBytes(fetch.receivedBytes), total: formatBytes(fetch.totalBytes) };
  if (isComing(model)) return t("model.coming", { count, ...come });
  return t("model.stopped", { count, problem: fetch.problem ?? t("model.pausedAt", come) });
};

const Ways = ({ models, model }: { readonly models: ModelsView; readonly model: ModelView | null }) => {
  const fetch = useDeskMutation("models.fetch");
  const bring = useDeskMutation("models.import");
  const use = useDeskMutation("models.use");
  const importZip = (): void =>
    bring.mutate(
      { from: "zip" },
      {
        onError: showError,
        onSuccess: ({ imported }) => {
          if (imported !== null) showToast(t("model.imported", { title: imported }), { tone: "good" });
        },
      },
    );
  if (isComing(model)) {
    return (
      <Button tone="quiet" onPress={() => go({ screen: "settings", section: "model" })}>
        {t("model.show")}
      </Button>
    );
  }
  return (
    <span style={{ display: "flex", gap: 8, flexWrap: "wrap" }}>
      {model !== null && (
        <Button
          tone="primary"
          icon="download"
          working={(fetch.isPending || use.isPending) && t("model.starting")}
          onPress={() =>
            model.installed === null
              ? fetch.mutate({ name: model.name }, { onError: showError })
              : use.mutate({ name: model.name }, { onError: showError })
          }
        >
          {model.installed !== null
            ? t("model.useInstalled", { title: model.title })
            : model.fetch === null
              ? t("model.download", { size: formatBytes(model.bytes) })
              : t("model.goOn")}
        </Button>
      )}
      <Button
        icon="folder"
        working={(bring.isPending || models.importing) && t("model.importing")}
        onPress={importZip}
      >
        {t("model.import")}
      </Button>
    </span>
  );
};
