import type { JobDetail } from "#shared/contract/desk-views.ts";
import { useClock } from "../../state/clock.ts";
import { formatMoment } from "../../ui/format/times.ts";
import { HashValue } from "../../ui/HashValue.tsx";
import { Tag } from "../../ui/Marks.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { t } from "../../ui/text.ts";
import styles from "./Job.module.css";

/** The draw's promise before it, and what opens it after. */
export const DrawPanel = ({ draw }: { readonly draw: NonNullable<JobDetail["draw"]> }) => {
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
    </Panel>
  );
};
