import type { JobDetail } from "#shared/contract/desk-views.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { useDeskMutation } from "../../bridge/queries.ts";
import { useClock } from "../../state/clock.ts";
import { showToast } from "../../state/toasts.ts";
import { Button } from "../../ui/Button.tsx";
import { formatMoment } from "../../ui/format/times.ts";
import { HashValue } from "../../ui/HashValue.tsx";
import { Tag } from "../../ui/Marks.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { errorSentence, Notice } from "../../ui/States.tsx";
import { t } from "../../ui/text.ts";
import { RecomputeDraw } from "./draw/RecomputeDraw.tsx";
import styles from "./Job.module.css";

interface DrawPanelProps {
  readonly jobId: JobId;
  readonly draw: NonNullable<JobDetail["draw"]>;
}

/** The draw's promise before it, and what opens it after. */
export const DrawPanel = ({ jobId, draw }: DrawPanelProps) => {
  const drawn = useClock((now) => (draw.drawnAt === null ? "" : formatMoment(draw.drawnAt, now)));
  return (
    <Panel
      title={t("draw.title")}
      aside={draw.drawnAt === null ? <Tag>{t("draw.waiting")}</Tag> : <Tag tone="good">{t("draw.done")}</Tag>}
    >
      <p className={styles.about}>
        {draw.secret === null ? t("draw.promise") : t("draw.opened", { when: drawn })}
      </p>
      <dl className={styles.facts}>
        <dt>{t("draw.commitment")}</dt>
        <dd>
          <HashValue label={t("draw.commitment")} value={draw.commitment} />
        </dd>
        {draw.secret !== null && (
          <>
            <dt>{t("draw.secret")}</dt>
            <dd>
              <HashValue label={t("draw.secret")} value={draw.secret} />
            </dd>
          </>
        )}
      </dl>
      <p className={styles.small}>{t("draw.proves")}</p>
      {draw.secret !== null && <RecomputeDraw jobId={jobId} />}
      {draw.secret !== null && <SaveReceipt jobId={jobId} />}
    </Panel>
  );
};

/** The file by which anyone can recompute the draw. */
const SaveReceipt = ({ jobId }: { readonly jobId: JobId }) => {
  const save = useDeskMutation("jobs.saveDrawReceipt");
  return (
    <>
      <Button
        working={save.isPending && t("draw.saving")}
        onPress={() =>
          save.mutate(
            { jobId },
            { onSuccess: ({ saved }) => saved && showToast(t("draw.saved"), { tone: "good" }) },
          )
        }
      >
        {t("draw.save")}
      </Button>
      {save.error !== null && <Notice tone="bad">{errorSentence(save.error)}</Notice>}
    </>
  );
};
