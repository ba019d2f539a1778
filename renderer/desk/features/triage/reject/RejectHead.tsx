import type { SubmissionDetail } from "#shared/contract/desk-views.ts";
import { useBlind } from "../../../state/hidden.ts";
import { DialogTitle } from "../../../ui/Dialog.tsx";
import { t } from "../text.ts";
import styles from "./RejectDialog.module.css";

interface RejectHeadProps {
  readonly title: string;
  readonly detail: SubmissionDetail;
  readonly several: boolean;
}

/** Which photo, and what the score said of it. */
export const RejectHead = ({ title, detail, several }: RejectHeadProps) => {
  const blind = useBlind();
  const worker = blind ? "" : (detail.worker.name ?? "");
  const said =
    detail.stars === null
      ? t("reject.noScore", { worker })
      : t("reject.scoreSaid", { stars: t("inspector.starsShort", { count: detail.stars }), worker });
  return (
    <header className={styles.head}>
      {detail.thumbnail !== null && <img className={styles.thumb} src={detail.thumbnail} alt="" />}
      <div>
        <DialogTitle>{title}</DialogTitle>
        <p className={styles.about}>{several ? t("reject.many") : said}</p>
      </div>
    </header>
  );
};
