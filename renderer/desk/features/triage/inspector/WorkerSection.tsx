import type { FileView, SubmissionDetail } from "#shared/contract/desk-views.ts";
import { type Instant, instant } from "#shared/lib/instant.ts";
import { useBlind } from "../../../state/hidden.ts";
import { useClock } from "../../../state/clock.ts";
import { formatBytes, formatCount } from "../../../ui/format/numbers.ts";
import { formatMoment, formatTime } from "../../../ui/format/times.ts";
import { t as privacyText } from "../../../ui/privacy-text.ts";
import { t } from "../text.ts";
import { useActor } from "./use-detail.ts";
import styles from "./Inspector.module.css";

/** Who sent it, what the file says, and what a person wrote to the worker. */
export const WorkerSection = ({ detail }: { readonly detail: SubmissionDetail }) => {
  const { worker, decision } = detail;
  const actor = useActor();
  const blind = useBlind();
  const name = worker.name ?? t("inspector.noName");
  const file = detail.attempts[0]?.files[0];
  const wrote = decision?.reasonText ?? null;
  return (
    <div className={styles.section}>
      {wrote !== null && wrote !== "" && decision !== null && (
        <div className={styles.wrote}>
          <h3 className={styles.sect}>
            {decision.actor === actor
              ? t("inspector.reasonGiven")
              : t("inspector.reasonGivenBy", { actor: decision.actor })}
          </h3>
          <p className={styles.reasoning}>{wrote}</p>
        </div>
      )}
      <div className={styles.worker}>
        <span className={styles.avatar} aria-hidden="true">
          {blind ? "?" : initialsOf(name)}
        </span>
        <div className={styles.workerWords}>
          <div className={styles.strong}>{blind ? privacyText("hidden") : name}</div>
          {!blind && (
            <div className={styles.caption}>
              {t("inspector.sent", {
                sent: formatCount(worker.sent),
                approved: formatCount(worker.approved),
              })}
            </div>
          )}
        </div>
        {file === undefined ? (
          <span className={styles.fileFacts}>{formatTime(detail.submittedAt)}</span>
        ) : (
          <FileFacts file={file} blind={blind} />
        )}
      </div>
    </div>
  );
};

/** A name may say whose file it is. */
const FileFacts = ({ file, blind }: { readonly file: FileView; readonly blind: boolean }) => {
  const size =
    file.width === null || file.height === null
      ? []
      : [t("inspector.size", { width: file.width, height: file.height })];
  return (
    <div className={styles.fileFacts}>
      {file.name !== null && !blind && (
        <div className={styles.ellipsis} title={file.name}>
          {file.name}
        </div>
      )}
      <div>{[...size, formatBytes(file.sizeBytes)].join(", ")}</div>
      {typeof file.facts?.capturedAt === "number" && <Taken at={instant(file.facts.capturedAt)} />}
    </div>
  );
};

const Taken = ({ at }: { readonly at: Instant }) => {
  const when = useClock((now) => formatMoment(at, now));
  return <div>{t("inspector.taken", { when })}</div>;
};

const initialsOf = (name: string): string =>
  name
    .split(/\s+/u)
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 32).trim())
    .slice(0, 2)
    .join("")
    .toUpperCase();
