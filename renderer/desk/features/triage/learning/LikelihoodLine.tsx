import { useDeskQuery } from "../../../bridge/queries.ts";
import { useRow, useSession } from "../session-context.ts";
import { t } from "../text.ts";
import styles from "./Learning.module.css";

/** What this person's own decisions say of an item that nobody has decided; the stars stay what they are. */
export const LikelihoodLine = ({ number }: { readonly number: number }) => {
  const { jobId } = useSession();
  const undecided = useRow(number)?.decided === null;
  const likelihood = useDeskQuery("learning.likelihood", { jobId, number }, { enabled: undecided }).data;
  if (!undecided || likelihood === undefined || likelihood === null) return null;
  const approve = likelihood >= 0.5;
  return (
    <p className={styles.line}>
      <span>{t(approve ? "learning.wouldApprove" : "learning.wouldReject")}</span>
      <span className={styles.share} title={t("learning.lineAbout")}>
        {t("learning.share", { share: Math.round(100 * (approve ? likelihood : 1 - likelihood)) })}
      </span>
    </p>
  );
};
