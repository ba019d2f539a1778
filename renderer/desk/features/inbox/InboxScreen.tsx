import { useState } from "react";
import type { Inbox, JobCard } from "#shared/contract/desk-views.ts";
import { useDeskQuery } from "../../bridge/queries.ts";
import { useCommands } from "../../commands/use-commands.ts";
import { go, goToJob } from "../../state/route.ts";
import { Button } from "../../ui/Button.tsx";
import { type ClaimActions, settleIfOurs, useClaimInList } from "../../ui/job/use-claim.ts";
import { canPick } from "../../ui/job/deadline.ts";
import { openMain } from "../../ui/job/JobLink.tsx";
import { BudgetNotice } from "../../ui/job/BudgetNotice.tsx";
import { ModelNotice } from "../../ui/job/ModelNotice.tsx";
import { SettleDialog } from "../../ui/job/SettleDialog.tsx";
import { useCursor, type Cursor } from "../../ui/job/use-cursor.ts";
import { Tag } from "../../ui/Marks.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Centred, ErrorState, LoadingState } from "../../ui/States.tsx";
import { t } from "../../ui/text.ts";
import { EmptyInbox } from "./EmptyInbox.tsx";
import styles from "./Inbox.module.css";
import { JobRow } from "./JobRow.tsx";
import { MissedRow } from "./MissedRow.tsx";
import { resume, ResumeCard } from "./ResumeCard.tsx";
import { SideColumn } from "./SideColumn.tsx";

const FIRST_ROWS = 50;
const MORE_ROWS = 200;
const ROWS_IN_SIGHT = 5;

export const InboxScreen = () => {
  const inbox = useDeskQuery("inbox.get", undefined);
  if (inbox.data !== undefined) return <InboxOf inbox={inbox.data} />;
  if (inbox.isError) {
    return (
      <Centred>
        <ErrorState title={t("inbox.failed")} error={inbox.error} onRetry={() => void inbox.refetch()} />
      </Centred>
    );
  }
  return <LoadingState>{t("common.opening")}</LoadingState>;
};

const newJob = (): void => go({ screen: "new-job" });

const InboxOf = ({ inbox }: { readonly inbox: Inbox }) => {
  const [rows, setRows] = useState(FIRST_ROWS);
  const [settling, setSettling] = useState<JobCard | null>(null);
  const needsYou = inbox.needsYou.slice(0, rows);
  const missed = inbox.missed.slice(0, rows);
  // Overdue comes first wherever it would otherwise lie below the fold.
  const missedFirst = inbox.needsYou.length > ROWS_IN_SIGHT;
  const cursor = useCursor(missedFirst ? [...missed, ...needsYou] : [...needsYou, ...missed]);
  const claims = useClaimInList();
  useInboxKeys(inbox, cursor, claims, setSettling);
  const open = [...inbox.needsYou, ...inbox.quiet];
  const waiting = open.reduce((sum, job) => sum + job.waitingForModel, 0);
  const waitingForBudget = open.reduce((sum, job) => sum + job.waitingForBudget, 0);
  const rowOf = (job: JobCard) => ({
    job,
    current: cursor.job?.id === job.id,
    focused: cursor.focused && cursor.job?.id === job.id,
    onCurrent: () => cursor.put(job.id),
  });
  const missedSection = missed.length > 0 && (
    <>
      <div className={styles.heading}>
        <h2>{t("inbox.missed")}</h2>
        <Tag tone="bad" icon="flag">
          {t("inbox.moderators")}
        </Tag>
        <span className={styles.grow} />
        <span className={styles.small}>{t("inbox.missedAbout")}</span>
      </div>
      <Panel padded={false} className={styles.list}>
        <ul aria-label={t("inbox.missed")}>
          {missed.map((job) => (
            <MissedRow key={job.id} {...rowOf(job)} onSettle={() => setSettling(job)} claims={claims} />
          ))}
        </ul>
      </Panel>
      <MoreRows left={inbox.missed.length - missed.length} onMore={() => setRows(rows + MORE_ROWS)} />
    </>
  );
  return (
    <div className={styles.inbox}>
      <h1 className="visually-hidden">{t("frame.inbox")}</h1>
      <div className={styles.main}>
        {inbox.resume !== null && <ResumeCard at={inbox.resume} enter={cursor.job === null} />}
        <ModelNotice waiting={waiting} />
        <BudgetNotice waiting={waitingForBudget} />
        {missedFirst && missedSection}
        <div className={styles.heading}>
          <h2>{inbox.needsYou.length > 1 ? t("inbox.needsYouSorted") : t("inbox.needsYou")}</h2>
          <span className={styles.grow} />
          <Button tone="quiet" icon="plus" keys="n" onPress={newJob}>
            {t("inbox.newJob")}
          </Button>
        </div>
        {needsYou.length === 0 ? (
          <EmptyInbox inbox={inbox} />
        ) : (
          <Panel padded={false} className={styles.list}>
            <ul aria-label={t("inbox.needsYou")}>
              {needsYou.map((job) => (
                <JobRow key={job.id} {...rowOf(job)} />
              ))}
            </ul>
          </Panel>
        )}
        <MoreRows left={inbox.needsYou.length - needsYou.length} onMore={() => setRows(rows + MORE_ROWS)} />
        {!missedFirst && missedSection}
      </div>
      <SideColumn inbox={inbox} />
      {settling !== null && <SettleDialog job={settling} onClose={() => setSettling(null)} />}
    </div>
  );
};

const MoreRows = ({ left, onMore }: { readonly left: number; readonly onMore: () => void }) =>
  left <= 0 ? null : (
    <div className={styles.more}>
      <Button onPress={onMore}>{t("inbox.showMore", { count: Math.min(left, MORE_ROWS) })}</Button>
      <span className={styles.small}>{t("inbox.hidden", { count: left })}</span>
      <Button tone="quiet" onPress={() => go({ screen: "jobs" })}>
        {t("inbox.allJobs")}
      </Button>
    </div>
  );

const useInboxKeys = (
  inbox: Inbox,
  cursor: Cursor,
  claims: ClaimActions,
  settle: (job: JobCard) => void,
): void => {
  // Before a row is chosen, keys act on the most urgent one.
  const target = cursor.job ?? inbox.needsYou[0] ?? inbox.missed[0] ?? null;
  const open = (): void => {
    if (cursor.job === null && inbox.resume !== null) resume(inbox.resume);
    else if (target !== null) openMain(target);
  };
  const hint = (order: number) => (target === null ? {} : { hint: order });
  const onTarget = (run: (job: JobCard) => void) => (): void => {
    if (target !== null) run(target);
  };
  useCommands(t("frame.inbox"), [
    {
      id: "inbox.move",
      title: t("keys.move"),
      keys: ["ArrowDown", "ArrowUp"],
      shown: ["↑", "↓"],
      repeats: true,
      ...hint(1),
      run: (event) => cursor.move(event.key === "ArrowUp" ? -1 : 1),
    },
    { id: "inbox.open", title: t("keys.open"), keys: ["Enter"], ...hint(2), run: open },
    {
      id: "inbox.triage",
      title: t("inbox.triage"),
      keys: ["t"],
      ...hint(3),
      run: onTarget((job) => goToJob(job.id, "triage")),
    },
    {
      id: "inbox.pick",
      title: t("inbox.pick"),
      keys: ["p"],
      ...hint(4),
      when: () => target !== null && canPick(target),
      run: onTarget((job) => goToJob(job.id, "pick")),
    },
    {
      id: "inbox.claim",
      title: t("claim.do"),
      keys: ["c"],
      ...(inbox.missed.length > 0 && { hint: 5 }),
      when: () => target?.phase === "moderator_selection",
      run: onTarget(claims.toggle),
    },
    {
      id: "inbox.settle",
      title: t("inbox.settle"),
      keys: ["s"],
      ...(inbox.missed.length > 0 && { hint: 6 }),
      when: () => target?.phase === "moderator_selection",
      run: onTarget((job) => settleIfOurs(job, settle)),
    },
    { id: "inbox.new", title: t("inbox.newJob"), keys: ["n"], hint: 7, run: newJob },
  ]);
};
