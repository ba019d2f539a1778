import { acceptWords } from "../../ui/job/requirement-words.ts";
import { t } from "../../ui/text.ts";
import { Checkbox } from "../../ui/Toggles.tsx";
import { change } from "../../state/job-draft.ts";
import styles from "./NewJob.module.css";

/** What one ticks together: workers do not think in media types. */
const GROUPS = [
  { key: "pictures", types: ["image/jpeg", "image/png", "image/webp", "image/avif"] },
  { key: "gif", types: ["image/gif"] },
  { key: "heic", types: ["image/heic"] },
  { key: "text", types: ["text/plain"] },
  { key: "pdf", types: ["application/pdf"] },
  { key: "audio", types: ["audio/mpeg", "audio/wav"] },
  { key: "video", types: ["video/mp4"] },
] as const;

const SCORED = ["image/jpeg", "image/png", "image/webp", "image/avif", "image/gif"];

interface AcceptChoiceProps {
  readonly accept: readonly string[];
  readonly error: string | undefined;
}

/** The kinds of file a worker may send, and which of them only a person can judge. */
export const AcceptChoice = ({ accept, error }: AcceptChoiceProps) => {
  const unscored = accept.filter((type) => !SCORED.includes(type));
  const toggle = (types: readonly string[], on: boolean): void =>
    change({ accept: on ? [...accept, ...types] : accept.filter((type) => !types.includes(type)) });
  return (
    <div className={styles.list} role="group" aria-label={t("newJob.accept")}>
      <span className={styles.caption}>{t("newJob.accept")}</span>
      <div className={styles.choices}>
        {GROUPS.map(({ key, types }) => (
          <Checkbox
            key={key}
            label={t(`newJob.acceptKinds.${key}`)}
            on={types.every((type) => accept.includes(type))}
            onChange={(on) => toggle(types, on)}
          />
        ))}
      </div>
      {error !== undefined && (
        <p className={styles.bad} role="alert">
          {error}
        </p>
      )}
      {unscored.length > 0 && (
        <p className={styles.hint}>{t("newJob.unscored", { kinds: acceptWords(unscored) })}</p>
      )}
    </div>
  );
};
