import type { RemoteJobView, RemoteView } from "#shared/contract/remote-views.ts";
import { useDeskMutation } from "../../../bridge/queries.ts";
import { useClock } from "../../../state/clock.ts";
import { goToJob } from "../../../state/route.ts";
import { Button } from "../../../ui/Button.tsx";
import { formatMoment } from "../../../ui/format/times.ts";
import { Panel } from "../../../ui/Panel.tsx";
import { errorSentence, Notice } from "../../../ui/States.tsx";
import settings from "../Settings.module.css";
import { t } from "../text.ts";
import styles from "./Remotes.module.css";

interface RemoteCardProps {
  readonly remote: RemoteView;
  readonly onFollow: () => void;
  readonly onChange: () => void;
  readonly onRemove: () => void;
}

/** One remote: whether it answers, what its dialect allows, and its jobs with the plan of what comes. */
export const RemoteCard = ({ remote, onFollow, onChange, onRemove }: RemoteCardProps) => {
  const sync = useDeskMutation("remotes.syncNow");
  const reached = useClock((now) => (remote.reachedAt === null ? null : formatMoment(remote.reachedAt, now)));
  const again = useClock((now) => (remote.nextTryAt === null ? null : formatMoment(remote.nextTryAt, now)));
  return (
    <Panel
      title={remote.name}
      aside={
        <div className={styles.buttons}>
          <Button onPress={onFollow} icon="plus">
            {t("remotes.follow")}
          </Button>
          <Button
            working={sync.isPending && t("remotes.reading")}
            onPress={() => sync.mutate({ remoteId: remote.id })}
          >
            {t("remotes.readNow")}
          </Button>
          <Button onPress={onChange}>{t("remotes.change")}</Button>
          <Button onPress={onRemove}>{t("remotes.remove")}</Button>
        </div>
      }
    >
      <p className={settings.small}>
        {t(`remotes.dialects.${remote.dialect}`)} · {remote.baseUrl} ·{" "}
        {reached === null ? t("remotes.notReached") : t("remotes.reached", { when: reached })}
      </p>
      <p className={settings.small}>
        {remote.canChoose
          ? t("remotes.allowsChoosing", { list: remote.rates.list, choose: remote.rates.choose })
          : t("remotes.allowsReading", { list: remote.rates.list })}
      </p>
      {remote.trouble !== null && (
        <Notice tone={remote.state === "trouble" ? "bad" : "plain"}>
          {remote.trouble.message} {again !== null && t("remotes.again", { when: again })}
        </Notice>
      )}
      {sync.error !== null && <Notice tone="bad">{errorSentence(sync.error)}</Notice>}
      {remote.jobs.length === 0 ? (
        <p className={settings.small}>{t("remotes.noJobs")}</p>
      ) : (
        <ul className={styles.jobs}>
          {remote.jobs.map((job) => (
            <JobLine key={job.jobId} job={job} />
          ))}
        </ul>
      )}
    </Panel>
  );
};

const JobLine = ({ job }: { readonly job: RemoteJobView }) => {
  const { reading, push } = job;
  const plan = useClock((now) => {
    if (reading === null) return t("remotes.nextRead", { when: formatMoment(job.nextReadAt, now) });
    const next = formatMoment(reading.nextAt, now);
    if (reading.pagesTotal === null || reading.doneAt === null) return t("remotes.nextPage", { next });
    const done = formatMoment(reading.doneAt, now);
    return t("remotes.plan", { read: reading.pagesRead, total: reading.pagesTotal, next, done });
  });
  const sending = useClock((now) =>
    push === null
      ? null
      : t("remotes.sending", { count: push.waiting, when: formatMoment(push.doneAt, now) }),
  );
  return (
    <li className={styles.job}>
      <div className={styles.words}>
        <b>{job.title}</b>
        <span className={settings.small}>
          {job.remoteKey} · {t("remotes.rows", { count: job.rows })} · {plan}
        </span>
        {job.toFetch > 0 && (
          <span className={settings.small}>{t("remotes.toFetch", { count: job.toFetch })}</span>
        )}
        {job.failed > 0 && (
          <span className={settings.small}>{t("remotes.failedFiles", { count: job.failed })}</span>
        )}
        {sending !== null && <span className={settings.small}>{sending}</span>}
        {push?.late === true && <span className={styles.late}>{t("remotes.late")}</span>}
        {job.trouble !== null && <span className={styles.late}>{job.trouble.message}</span>}
      </div>
      <Button onPress={() => goToJob(job.jobId, "triage")}>{t("remotes.open")}</Button>
    </li>
  );
};
