import type { DrawCheckView } from "#shared/contract/job-calls.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { useDeskMutation } from "../../../bridge/queries.ts";
import { useCommands } from "../../../commands/use-commands.ts";
import { Button } from "../../../ui/Button.tsx";
import { formatCount } from "../../../ui/format/numbers.ts";
import { HashValue } from "../../../ui/HashValue.tsx";
import { Icon } from "../../../ui/icons/Icon.tsx";
import { errorSentence, Notice } from "../../../ui/States.tsx";
import styles from "../Job.module.css";
import { t } from "../text.ts";

/** Works the draw out again here, and says of each part whether it fits. */
export const RecomputeDraw = ({ jobId }: { readonly jobId: JobId }) => {
  const check = useDeskMutation("jobs.checkDraw");
  const run = (): void => {
    if (!check.isPending) check.mutate({ jobId });
  };
  useCommands(t("draw.layer"), [
    { id: "draw.verify", title: t("draw.recompute"), keys: ["v"], hint: 5, run },
  ]);
  return (
    <div className={styles.check}>
      <div className={styles.ending}>
        <p className={styles.small}>{t("draw.about")}</p>
        <Button keys="v" working={check.isPending && t("draw.working")} onPress={run}>
          {t("draw.recompute")}
        </Button>
      </div>
      <div role="status">{check.data !== undefined && <Result check={check.data} />}</div>
      {check.error !== null && <Notice tone="bad">{errorSentence(check.error)}</Notice>}
    </div>
  );
};

const Result = ({ check }: { readonly check: DrawCheckView }) => (
  <>
    <ul className={styles.checks}>
      <Line
        fits={check.commitmentFits}
        words={t(check.commitmentFits ? "draw.commitment" : "draw.noCommitment")}
      />
      <Line
        fits={check.listIsWhole}
        words={t(check.listIsWhole ? "draw.list" : "draw.noList", { formatted: formatCount(check.entries) })}
      />
      <Line
        fits={check.orderIsSame}
        words={t(check.orderIsSame ? "draw.order" : "draw.noOrder", {
          formatted: formatCount(check.winners),
        })}
      />
    </ul>
    <p className={styles.small}>{t("draw.took", { formatted: formatCount(check.tookMs) })}</p>
    <p className={styles.small}>{t("draw.listHash")}</p>
    <HashValue label={t("draw.listHash")} value={check.listHash} />
  </>
);

const Line = ({ fits, words }: { readonly fits: boolean; readonly words: string }) => (
  <li className={fits ? styles.fits : styles.differs}>
    <Icon name={fits ? "check" : "cross"} size={14} />
    {words}
  </li>
);
