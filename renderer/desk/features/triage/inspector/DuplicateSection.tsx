import type { CopiesView, CopyRelation } from "#shared/contract/copies-calls.ts";
import type { SubmissionDetail } from "#shared/contract/desk-views.ts";
import { useDeskQuery } from "../../../bridge/queries.ts";
import { useCommands } from "../../../commands/use-commands.ts";
import { goToJob } from "../../../state/route.ts";
import { Button } from "../../../ui/Button.tsx";
import { formatNumber } from "../../../ui/format/numbers.ts";
import { Icon } from "../../../ui/icons/Icon.tsx";
import { useSession } from "../session-context.ts";
import { t } from "../text.ts";
import styles from "./Duplicate.module.css";
import { DuplicateRow } from "./DuplicateRow.tsx";

/** What the submission has in common with others, beside its score and never over it: a person decides. */
export const DuplicateSection = ({ detail }: { readonly detail: SubmissionDetail }) => {
  const query = useDeskQuery("copies.of", { jobId: detail.jobId, number: detail.number });
  const copies = query.data;
  if (copies === undefined || (copies.relations.length === 0 && copies.fault === null)) return null;
  return <Copies copies={copies} />;
};

const Copies = ({ copies }: { readonly copies: CopiesView }) => {
  const session = useSession();
  const { relations, cluster, fault } = copies;
  const [first] = relations;
  const open = ({ other }: CopyRelation): void => {
    if (other.jobId === copies.jobId) session.show(other.number);
    else goToJob(other.jobId, "triage", other.number);
  };
  const rejectRest = (): void => {
    if (cluster !== null) session.rejectRest(copies.number, cluster.rest, cluster.keeps);
  };
  const hasOther = first !== undefined && first.role !== "own";
  const hasRest = cluster !== null && cluster.rest.length > 0;
  useCommands(t("label.inspector"), [
    {
      id: "triage.openCopy",
      title: t("copies.openTitle"),
      keys: ["d"],
      when: () => hasOther,
      run: () => first !== undefined && open(first),
    },
    {
      id: "triage.rejectCopies",
      title: t("copies.rejectTitle"),
      keys: ["k"],
      when: () => hasRest,
      run: rejectRest,
    },
  ]);
  const shown = relations.filter(({ role }) => role !== "own").length;
  const more = cluster === null ? 0 : Math.max(0, cluster.size - 1 - shown);
  return (
    <div className={styles.section} role="group" aria-label={t("copies.filter")}>
      {fault !== null && (
        <div className={styles.fault}>
          <h3 className={styles.title}>
            <Icon name="text" size={14} />
            {t("copies.faultTitle")}
          </h3>
          <p className={styles.words}>
            {t(`copies.fault.${fault.kind}`, {
              share: "share" in fault ? Math.round(fault.share * 100) : 0,
            })}
          </p>
        </div>
      )}
      {relations.length > 0 && (
        <ul className={styles.list}>
          {relations.map((relation) => (
            <DuplicateRow
              key={`${String(relation.attempt)} ${relation.other.submissionId} ${String(relation.other.attempt)}`}
              relation={relation}
              number={copies.number}
              onOpen={() => open(relation)}
            />
          ))}
        </ul>
      )}
      {more > 0 && <p className={styles.words}>{t("copies.more", { count: more })}</p>}
      {(hasOther || hasRest) && (
        <div className={styles.actions}>
          {hasOther && (
            <Button icon="open" keys="d" title={t("copies.openTitle")} onPress={() => open(first)}>
              {t("copies.open", { number: formatNumber(first.other.number) })}
            </Button>
          )}
          {hasRest && (
            <Button keys="k" title={t("copies.rejectTitle")} onPress={rejectRest}>
              {t("copies.reject", { number: formatNumber(cluster.keeps), count: cluster.rest.length })}
            </Button>
          )}
        </div>
      )}
      <p className={styles.hint}>
        {t(cluster?.texts === true || fault !== null ? "copies.hintTexts" : "copies.hintPictures")}
      </p>
    </div>
  );
};
