import type { FetchView, ModelView } from "#shared/contract/model-views.ts";
import { useDeskMutation } from "../../../bridge/queries.ts";
import { useClock } from "../../../state/clock.ts";
import { showError } from "../../../state/toasts.ts";
import { Button } from "../../../ui/Button.tsx";
import { formatBytes } from "../../../ui/format/numbers.ts";
import { ProgressBar } from "../../../ui/Meters.tsx";
import { t } from "../text.ts";
import { ImportButtons } from "./ImportButtons.tsx";
import styles from "./Models.module.css";

interface FetchPanelProps {
  readonly model: ModelView;
  readonly fetch: FetchView;
  readonly importing: boolean;
}

/** A download that is under way, held, or stopped: how far it is, and what can be done. */
export const FetchPanel = ({ model, fetch, importing }: FetchPanelProps) => {
  const { name, title } = model;
  const start = useDeskMutation("models.fetch");
  const pause = useDeskMutation("models.pause");
  const cancel = useDeskMutation("models.cancel");
  const stands = fetch.state === "paused" || fetch.state === "failed";
  return (
    <div className={styles.fetch}>
      <div className={styles.fetchLine}>
        <span className={styles.fetchState} role="status">
          {t(`models.state.${fetch.state}`)}
        </span>
        <span className={styles.figures}>{figuresOf(fetch)}</span>
      </div>
      <ProgressBar
        label={t("models.downloadOf", { title })}
        value={fetch.receivedBytes}
        max={fetch.totalBytes}
        tone="accent"
        thick
      />
      {fetch.problem !== null && (
        <p className={styles.about} role={fetch.state === "failed" ? "alert" : undefined}>
          {fetch.problem} {fetch.retryAt !== null && <RetryIn at={fetch.retryAt} />}
        </p>
      )}
      <div className={styles.actions}>
        {stands ? (
          <Button
            tone="primary"
            working={start.isPending && t("models.goOn")}
            onPress={() => start.mutate({ name }, { onError: showError })}
          >
            {t("models.goOn")}
          </Button>
        ) : (
          <Button
            icon="pause"
            working={pause.isPending && t("models.pause")}
            onPress={() => pause.mutate({ name }, { onError: showError })}
          >
            {t("models.pause")}
          </Button>
        )}
        <Button
          tone="quiet"
          working={cancel.isPending && t("models.cancelling")}
          onPress={() => cancel.mutate({ name }, { onError: showError })}
        >
          {t("models.cancel")}
        </Button>
        <span className={styles.push} />
        <span className={styles.figures}>{t("models.noInternet")}</span>
        <ImportButtons importing={importing} />
      </div>
    </div>
  );
};

const figuresOf = ({ receivedBytes, totalBytes, bytesPerSecond, secondsLeft }: FetchView): string =>
  [
    t("models.progress", { done: formatBytes(receivedBytes), total: formatBytes(totalBytes) }),
    bytesPerSecond === null ? null : t("models.rate", { rate: formatBytes(bytesPerSecond) }),
    secondsLeft === null ? null : t("models.left", { time: timeWords(secondsLeft) }),
  ]
    .filter((part) => part !== null)
    .join(", ");

const timeWords = (seconds: number): string =>
  seconds < 90
    ? t("models.leftSeconds", { count: Math.max(1, Math.ceil(seconds)) })
    : t("models.leftMinutes", { count: Math.ceil(seconds / 60) });

const RetryIn = ({ at }: { readonly at: number }) => {
  const seconds = useClock((now) => Math.max(0, Math.ceil((at - now) / 1000)));
  return <>{t("models.retryIn", { time: timeWords(seconds) })}</>;
};
