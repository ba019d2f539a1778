import type { JobCard } from "#shared/contract/desk-views.ts";
import { Tag } from "../../ui/Marks.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { t } from "../../ui/text.ts";
import type { ClaimActions } from "../../ui/job/use-claim.ts";
import { MissedRow } from "./cards/MissedRow.tsx";
import type { RowProps } from "./cards/row.ts";
import styles from "./Inbox.module.css";
import { t as tInbox } from "./text.ts";

/** A longer queue is read creator by creator. */
const GROUPED_ABOVE = 10;

interface Group {
  readonly owner: string | null;
  readonly jobs: readonly JobCard[];
}

/** Oldest first; a long queue grouped by creator, whoever has waited longest first. */
export const missedGroups = (missed: readonly JobCard[]): readonly Group[] =>
  missed.length <= GROUPED_ABOVE
    ? [{ owner: null, jobs: missed }]
    : [...Map.groupBy(missed, ({ ownerName }) => ownerName)].map(([owner, jobs]) => ({ owner, jobs }));

interface MissedListProps {
  readonly groups: readonly Group[];
  readonly rowOf: (id: string) => RowProps;
  readonly claims: ClaimActions;
  readonly onSettle: (job: JobCard) => void;
}

/** What moderators decide now, because its creator did not. */
export const MissedList = ({ groups, rowOf, claims, onSettle }: MissedListProps) => (
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
      {groups.map(({ owner, jobs }) => (
        <section key={owner ?? ""} aria-label={owner ?? t("inbox.missed")}>
          {owner !== null && (
            <h3 className={styles.group}>{tInbox("missed.creator", { name: owner, count: jobs.length })}</h3>
          )}
          <ul aria-label={owner === null ? t("inbox.missed") : `${t("inbox.missed")}, ${owner}`}>
            {jobs.map((job) => (
              <MissedRow
                key={job.id}
                job={job}
                {...rowOf(job.id)}
                onSettle={() => onSettle(job)}
                claims={claims}
              />
            ))}
          </ul>
        </section>
      ))}
    </Panel>
  </>
);
