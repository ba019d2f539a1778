import { useDeskMutation, useDeskQuery } from "../../../bridge/queries.ts";
import { showError } from "../../../state/toasts.ts";
import { Button } from "../../../ui/Button.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { ErrorState, Notice } from "../../../ui/States.tsx";
import styles from "../Settings.module.css";
import { t } from "./text.ts";

const UNITS = ["kB", "MB", "GB", "TB"] as const;

const sizeWords = (bytes: number): string => {
  let value = bytes / 1000;
  let unit = 0;
  for (; value >= 1000 && unit < UNITS.length - 1; unit += 1) value /= 1000;
  return `${value.toLocaleString("en", { maximumFractionDigits: value < 10 ? 1 : 0 })} ${UNITS[unit] ?? ""}`;
};

/** What the data folder takes, by part, and whether its database is whole. */
export const SizesPanel = () => {
  const sizes = useDeskQuery("storage.sizes", undefined, { everyMs: 30_000 });
  const check = useDeskMutation("storage.check");
  const problem = check.data?.problem ?? null;
  return (
    <>
      <Panel title={t("sizes.title")}>
        {sizes.isError && (
          <ErrorState title={t("sizes.failed")} error={sizes.error} onRetry={() => void sizes.refetch()} />
        )}
        {sizes.data !== undefined && (
          <dl className={styles.facts}>
            {sizes.data.flatMap(({ part, bytes }) => [
              <dt key={`${part} name`}>{t(`sizes.part.${part}`)}</dt>,
              <dd key={part}>{sizeWords(bytes)}</dd>,
            ])}
          </dl>
        )}
      </Panel>
      <Panel title={t("check.title")}>
        <p className={styles.small}>{t("check.about")}</p>
        {check.data !== undefined && (
          <Notice tone={problem === null ? "plain" : "bad"}>{problem ?? t("check.whole")}</Notice>
        )}
        <div className={styles.actions}>
          <Button
            working={check.isPending && t("check.doing")}
            onPress={() => check.mutate(undefined, { onError: showError })}
          >
            {t("check.do")}
          </Button>
        </div>
      </Panel>
    </>
  );
};
