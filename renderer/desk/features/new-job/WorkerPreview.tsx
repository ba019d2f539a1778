import { Icon } from "../../ui/icons/Icon.tsx";
import { acceptWords, payWords, requirementsOf } from "../../ui/job/requirement-words.ts";
import { Panel } from "../../ui/Panel.tsx";
import { t } from "../../ui/text.ts";
import { choosesWinners, type Draft } from "../../state/job-draft.ts";
import styles from "./NewJob.module.css";

const whole = (text: string): number | null => {
  const value = Number(text);
  return text.trim() !== "" && Number.isInteger(value) && value > 0 ? value : null;
};

/** What the worker will read, while it is being written. */
export const WorkerPreview = ({ draft }: { readonly draft: Draft }) => {
  const criteria = draft.criteria.filter((criterion) => criterion.trim() !== "");
  const price = Number(draft.price.replace(",", "."));
  return (
    <aside className={styles.side} aria-label={t("newJob.preview")}>
      <h2 className={styles.caption}>{t("newJob.preview")}</h2>
      <Panel className={styles.preview}>
        <p className={styles.previewTitle}>
          {draft.title.trim() === "" ? (
            <span className={styles.ghost}>{t("newJob.previewTitle")}</span>
          ) : (
            draft.title
          )}
        </p>
        <p className={styles.previewText}>
          {draft.description.trim() === "" ? (
            <span className={styles.ghost}>{t("newJob.previewText")}</span>
          ) : (
            draft.description
          )}
        </p>
        {criteria.length > 0 && (
          <ul className={styles.marks}>
            {criteria.map((criterion, index) => (
              <li key={index}>
                <Icon name="check" />
                {criterion}
              </li>
            ))}
          </ul>
        )}
        <div className={styles.facts}>
          {requirementsOf({
            accept: draft.accept,
            minWidth: whole(draft.minWidth),
            minHeight: whole(draft.minHeight),
            filesPerSubmission: whole(draft.filesEach) ?? 1,
            pricePerFileCents: 0,
          }).map(({ key, words }) => (
            <p key={key}>{key === "accept" ? acceptWords(draft.accept) : words}</p>
          ))}
          <p>{payWords(Number.isFinite(price) && price > 0 ? price * 100 : 0)}</p>
          <p>{placesWords(draft)}</p>
        </div>
      </Panel>
    </aside>
  );
};

const placesWords = (draft: Draft): string => {
  const count = whole(choosesWinners(draft.type) ? draft.winners : draft.places);
  if (count === null) return "";
  if (!choosesWinners(draft.type)) return t("newJob.previewPlaces", { count });
  const time = `${draft.closesIn} ${t(`newJob.units.${draft.closesUnit}`)}`;
  return draft.selection === "random"
    ? t("newJob.previewDraw", { count, time })
    : t("newJob.previewPick", { count, time });
};
