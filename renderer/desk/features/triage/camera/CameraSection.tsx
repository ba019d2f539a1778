import type { FileView } from "#shared/contract/desk-views.ts";
import { type Instant, instant } from "#shared/lib/instant.ts";
import { useClock } from "../../../state/clock.ts";
import { formatMoment } from "../../../ui/format/times.ts";
import inspector from "../inspector/Inspector.module.css";
import { cameraRows } from "./camera-words.ts";
import styles from "./Camera.module.css";
import { t } from "./text.ts";

/** What the file says of how it was taken. Nothing is shown of what was examined before that was read. */
export const CameraSection = ({ file }: { readonly file: FileView | null }) => {
  const facts = file?.facts ?? null;
  if (facts?.camera === undefined) return null;
  return (
    <section className={inspector.section} aria-label={t("title")}>
      <h3 className={inspector.sect} title={t("about")}>
        {t("title")}
      </h3>
      {facts.camera === null ? (
        <p className={styles.nothing}>{t("nothing")}</p>
      ) : (
        <dl className={styles.rows}>
          {cameraRows(facts.camera).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          {facts.capturedAt !== null && <Taken at={instant(facts.capturedAt)} />}
        </dl>
      )}
    </section>
  );
};

const Taken = ({ at }: { readonly at: Instant }) => (
  <div>
    <dt>{t("taken")}</dt>
    <dd>{useClock((now) => formatMoment(at, now))}</dd>
  </div>
);
