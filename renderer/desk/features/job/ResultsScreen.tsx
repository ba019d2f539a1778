import type { JobDetail, TriageRowView } from "#shared/contract/desk-views.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { useDeskQuery } from "../../bridge/queries.ts";
import { useCommands } from "../../commands/use-commands.ts";
import { goToJob } from "../../state/route.ts";
import { Button } from "../../ui/Button.tsx";
import { formatNumber } from "../../ui/format/numbers.ts";
import { canPick, isEnded } from "../../ui/job/deadline.ts";
import { stateWord } from "../../ui/job/job-words.ts";
import { payWords } from "../../ui/job/requirement-words.ts";
import { PracticeMark, Tag } from "../../ui/Marks.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { StarShape } from "../../ui/Stars.tsx";
import { Centred, EmptyState, ErrorState, LoadingState } from "../../ui/States.tsx";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { t } from "../../ui/text.ts";
import { DrawPanel } from "./DrawPanel.tsx";
import styles from "./Job.module.css";
import { StandPanel } from "./StandPanel.tsx";

/** Who won, and what the record says of how. */
export const ResultsScreen = ({ jobId }: { readonly jobId: JobId }) => {
  const job = useDeskQuery("jobs.get", { jobId });
  useCommands(t("frame.tab.results"), [
    {
      id: "results.triage",
      title: t("inbox.triage"),
      keys: ["t"],
      hint: 1,
      run: () => goToJob(jobId, "triage"),
    },
  ]);
  if (job.data !== undefined) return <Results job={job.data} />;
  if (job.isError) {
    return (
      <Centred>
        <ErrorState title={t("job.failed")} error={job.error} onRetry={() => void job.refetch()} />
      </Centred>
    );
  }
  return <LoadingState>{t("common.opening")}</LoadingState>;
};

const Results = ({ job }: { readonly job: JobDetail }) => (
  <div className={styles.page}>
    <div className={styles.columns}>
      <div className={styles.column}>
        {job.selectionType === null ? <StandPanel job={job} /> : <WinnersPanel job={job} />}
      </div>
      <div className={styles.column}>
        <RecordPanel job={job} />
        {job.draw !== null && <DrawPanel jobId={job.id} draw={job.draw} />}
      </div>
    </div>
  </div>
);

const WinnersPanel = ({ job }: { readonly job: JobDetail }) => {
  const pick = useDeskQuery("pick.get", { jobId: job.id });
  const winners = pick.data?.winners ?? [];
  if (pick.isError) {
    return (
      <Panel padded={false}>
        <ErrorState title={t("results.failed")} error={pick.error} onRetry={() => void pick.refetch()} />
      </Panel>
    );
  }
  if (pick.data === undefined) return <LoadingState>{t("common.opening")}</LoadingState>;
  if (winners.length === 0) return <NoWinners job={job} />;
  return (
    <Panel title={t("inbox.winners", { count: winners.length })}>
      <ol className={styles.winners}>
        {winners.map((winner, index) => (
          <Winner key={winner.id} winner={winner} place={index + 1} />
        ))}
      </ol>
    </Panel>
  );
};

const NoWinners = ({ job }: { readonly job: JobDetail }) => (
  <Panel padded={false}>
    <EmptyState
      title={isEnded(job) ? t("results.nobody") : t("results.notYet")}
      frames={["dashed", "dashed", "dashed"]}
      actions={
        canPick(job) ? <Button onPress={() => goToJob(job.id, "pick")}>{t("inbox.pick")}</Button> : undefined
      }
    >
      {job.consequence}
    </EmptyState>
  </Panel>
);

/** The photo is fitted, never cropped: one compares it here. */
const Winner = ({ winner, place }: { readonly winner: TriageRowView; readonly place: number }) => (
  <li className={styles.winner}>
    {winner.thumbnail === null ? (
      <p className={styles.textPhoto}>{winner.text ?? ""}</p>
    ) : (
      <img
        className={styles.photo}
        src={winner.thumbnail}
        alt={t("results.photo", { number: formatNumber(winner.number) })}
      />
    )}
    <div className={styles.caption}>
      <StatusGlyph status="winner" size={14} />
      <span className={styles.place}>{place}</span>
      {(winner.ownStars ?? winner.stars) !== null && (
        <span style={{ display: "inline-flex", alignItems: "center", gap: 2 }}>
          {winner.ownStars ?? winner.stars}
          <StarShape />
        </span>
      )}
      {winner.practice && winner.ownStars === null && winner.stars !== null && <PracticeMark />}
      <span className={styles.right}>{formatNumber(winner.number)}</span>
    </div>
  </li>
);

const RecordPanel = ({ job }: { readonly job: JobDetail }) => {
  const { word, icon, tone } = stateWord(job);
  return (
    <Panel
      title={t("results.record")}
      aside={
        <Tag icon={icon} tone={tone}>
          {word}
        </Tag>
      }
    >
      <dl className={styles.facts}>
        <dt>{t("job.received")}</dt>
        <dd>{t("results.received", { count: job.counts.total })}</dd>
        {job.selectionType === null ? (
          <>
            <dt>{t("status.approved")}</dt>
            <dd>{t("results.ofPlaces", { count: job.counts.approved, total: job.cap ?? 0 })}</dd>
          </>
        ) : (
          <>
            <dt>{t("results.winners")}</dt>
            <dd>{t("results.ofPlaces", { count: job.counts.winners, total: job.cap ?? 0 })}</dd>
            <dt>{t("newJob.selection")}</dt>
            <dd>{job.selectionType === "random" ? t("results.byDraw") : t("results.byPerson")}</dd>
          </>
        )}
        <dt>{t("job.pays")}</dt>
        <dd>{payWords(job.pricePerFileCents)}</dd>
        {job.settleReason !== null && (
          <>
            <dt>{t("results.reason")}</dt>
            <dd>{job.settleReason}</dd>
          </>
        )}
      </dl>
    </Panel>
  );
};
