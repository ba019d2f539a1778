import { useState } from "react";
import type { Inbox, InboxCard } from "#shared/contract/inbox-calls.ts";
import type { JobCard } from "#shared/contract/desk-views.ts";
import { useDeskQuery } from "../../bridge/queries.ts";
import { go } from "../../state/route.ts";
import { Button } from "../../ui/Button.tsx";
import { formatCount } from "../../ui/format/numbers.ts";
import { useClaimInList } from "../../ui/job/use-claim.ts";
import { BudgetNotice } from "../../ui/job/BudgetNotice.tsx";
import { ModelNotice } from "../../ui/job/ModelNotice.tsx";
import { SettleDialog } from "../../ui/job/SettleDialog.tsx";
import { useCursor } from "../../ui/job/use-cursor.ts";
import { Panel } from "../../ui/Panel.tsx";
import { Centred, ErrorState, LoadingState } from "../../ui/States.tsx";
import { t } from "../../ui/text.ts";
import { CardRow } from "./cards/CardRow.tsx";
import type { InboxRow, RowProps } from "./cards/row.ts";
import { EmptyInbox } from "./EmptyInbox.tsx";
import styles from "./Inbox.module.css";
import { MissedList, missedGroups } from "./MissedList.tsx";
import { ResumeCard } from "./ResumeCard.tsx";
import { SideColumn } from "./SideColumn.tsx";
import { t as tInbox } from "./text.ts";
import { newJob, useInboxKeys } from "./use-inbox-keys.ts";

const FIRST_ROWS = 50;
const MORE_ROWS = 200;
const MOST_ROWS = 5000;
const ROWS_IN_SIGHT = 5;

export const InboxScreen = () => {
  const [rows, setRows] = useState(FIRST_ROWS);
  const inbox = useDeskQuery("inbox.get", rows === FIRST_ROWS ? undefined : { rows }, { keepPrevious: true });
  if (inbox.data !== undefined) {
    return (
      <InboxOf inbox={inbox.data} onMore={() => setRows((now) => Math.min(MOST_ROWS, now + MORE_ROWS))} />
    );
  }
  if (inbox.isError) {
    return (
      <Centred>
        <ErrorState title={t("inbox.failed")} error={inbox.error} onRetry={() => void inbox.refetch()} />
      </Centred>
    );
  }
  return <LoadingState>{t("common.opening")}</LoadingState>;
};

const jobCardOf = (job: JobCard): InboxCard => ({
  kind: "job",
  key: job.id,
  at: job.selectionDeadlineAt,
  job,
});

const InboxOf = ({ inbox, onMore }: { readonly inbox: Inbox; readonly onMore: () => void }) => {
  const [settling, setSettling] = useState<JobCard | null>(null);
  const groups = missedGroups(inbox.missed);
  const needed = inbox.needsYou.map((card): InboxRow => ({ id: card.key, card, missed: false }));
  const missed = groups
    .flatMap(({ jobs }) => jobs)
    .map((job): InboxRow => ({ id: job.id, card: jobCardOf(job), missed: true }));
  // Overdue comes first wherever it would otherwise lie below the fold.
  const missedFirst = needed.length > ROWS_IN_SIGHT;
  const cursor = useCursor(missedFirst ? [...missed, ...needed] : [...needed, ...missed]);
  const claims = useClaimInList();
  useInboxKeys({ inbox, cursor, first: needed[0] ?? missed[0] ?? null, claims, settle: setSettling });
  const rowOf = (id: string): RowProps => ({
    current: cursor.item?.id === id,
    focused: cursor.focused && cursor.item?.id === id,
    onCurrent: () => cursor.put(id),
  });
  const missedSection = missed.length > 0 && (
    <>
      <MissedList groups={groups} rowOf={rowOf} claims={claims} onSettle={setSettling} />
      <MoreRows left={inbox.missedTotal - missed.length} onMore={onMore} />
    </>
  );
  return (
    <div className={styles.inbox}>
      <h1 className="visually-hidden">{t("frame.inbox")}</h1>
      <div className={styles.main}>
        {inbox.resume !== null && <ResumeCard at={inbox.resume} enter={cursor.item === null} />}
        <ModelNotice waiting={inbox.waitingForModel} />
        <BudgetNotice waiting={inbox.waitingForBudget} />
        {missedFirst && missedSection}
        <div className={styles.heading}>
          <h2>{inbox.needsYouTotal > 1 ? t("inbox.needsYouSorted") : t("inbox.needsYou")}</h2>
          <span className={styles.grow} />
          <Button tone="quiet" icon="plus" keys="n" onPress={newJob}>
            {t("inbox.newJob")}
          </Button>
        </div>
        {needed.length === 0 ? (
          <EmptyInbox inbox={inbox} />
        ) : (
          <Panel padded={false} className={styles.list}>
            <ul aria-label={t("inbox.needsYou")}>
              {needed.map(({ id, card }) => (
                <CardRow key={id} card={card} {...rowOf(id)} />
              ))}
            </ul>
          </Panel>
        )}
        <MoreRows left={inbox.needsYouTotal - needed.length} onMore={onMore} />
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
      <Button onPress={onMore}>{tInbox("showMore", { formatted: formatCount(left) })}</Button>
      <Button tone="quiet" onPress={() => go({ screen: "jobs" })}>
        {t("inbox.allJobs")}
      </Button>
    </div>
  );
