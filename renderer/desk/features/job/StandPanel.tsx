import type { JobDetail } from "#shared/contract/desk-views.ts";
import { Button } from "../../ui/Button.tsx";
import { useClaimState } from "../../ui/job/claim-state.ts";
import { claimWords, useClaim } from "../../ui/job/use-claim.ts";
import { formatCount, formatShortCount } from "../../ui/format/numbers.ts";
import { stateWord } from "../../ui/job/job-words.ts";
import { Tag } from "../../ui/Marks.tsx";
import { CapMeter } from "../../ui/Meters.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { StatusGlyph, statusWord, type GlyphStatus } from "../../ui/StatusGlyph.tsx";
import { t } from "../../ui/text.ts";
import styles from "./Job.module.css";

/** How the job stands: its state, what happens next by itself, its places and its submissions. */
export const StandPanel = ({ job }: { readonly job: JobDetail }) => {
  const { word, icon, tone } = stateWord(job);
  const { counts } = job;
  const figures: readonly (readonly [GlyphStatus, number])[] = [
    ["approved", counts.approved],
    ["rejected", counts.rejected],
    ["retry_pending", counts.retryPending],
    ["pending_score", counts.pendingScore],
    ...(job.selectionType === null ? [] : ([["winner", counts.winners]] as const)),
  ];
  return (
    <Panel
      title={t("job.stands")}
      aside={
        <Tag icon={icon} tone={tone}>
          {word}
        </Tag>
      }
    >
      <p className={styles.about}>{job.consequence}</p>
      <ClaimLine job={job} />
      {job.cap !== null && (
        <div className={styles.meter} style={{ marginTop: 12 }}>
          <PlacesMeter job={job} />
        </div>
      )}
      <dl className={styles.figures}>
        <div className={styles.figure}>
          <dt>{t("job.received")}</dt>
          <dd title={formatCount(counts.total)}>{formatShortCount(counts.total)}</dd>
        </div>
        {figures.map(([status, count]) => (
          <div key={status} className={styles.figure}>
            <dt>
              <StatusGlyph status={status} size={14} decorative />
              {status === "winner" ? t("results.winners") : statusWord(status)}
            </dt>
            <dd title={formatCount(count)}>{formatShortCount(count)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
};

/** Who has a missed job, and the way to take it on or give it back. */
const ClaimLine = ({ job }: { readonly job: JobDetail }) => {
  const state = useClaimState(job);
  const { claim, release, claiming } = useClaim();
  if (state === "none") return null;
  const words = { free: t("claim.free"), ours: t("claim.ours"), theirs: claimWords(job.claim) }[state];
  return (
    <div className={styles.claim}>
      <p className={styles.about}>{words}</p>
      {state === "free" && (
        <Button working={claiming && t("claim.working")} onPress={() => claim(job.id)}>
          {t("claim.do")}
        </Button>
      )}
      {state === "ours" && (
        <Button tone="quiet" onPress={() => release(job.id)}>
          {t("claim.release")}
        </Button>
      )}
    </div>
  );
};

/** Winners of a contest, or places of a job that pays each. */
const PlacesMeter = ({ job }: { readonly job: JobDetail }) => {
  const cap = job.cap ?? 0;
  if (job.selectionType !== null) {
    const words =
      job.selectionType === "random" ? t("job.ofDrawn", { count: cap }) : t("job.ofPicked", { count: cap });
    return <CapMeter taken={job.counts.winners} cap={cap} words={words} />;
  }
  return job.state === "completed" ? (
    <CapMeter taken={job.counts.approved} cap={cap} words={t("job.ofApproved", { count: cap })} done />
  ) : (
    <CapMeter taken={job.placesTaken} cap={cap} words={t("job.ofTaken", { count: cap })} />
  );
};
