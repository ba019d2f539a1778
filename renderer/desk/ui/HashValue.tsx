import { useDeskMutation } from "../bridge/queries.ts";
import { showError, showToast } from "../state/toasts.ts";
import { IconButton } from "./Button.tsx";
import styles from "./HashValue.module.css";
import { t } from "./text.ts";

interface HashValueProps {
  readonly label: string;
  readonly value: string;
}

/** A hash to compare by eye: in groups of four that never break; copying gives all of it. */
export const HashValue = ({ label, value }: HashValueProps) => {
  const copy = useDeskMutation("app.copy");
  return (
    <span className={styles.row}>
      <code className={styles.hash} aria-label={label}>
        {(value.match(/.{1,4}/g) ?? []).map((group, index) => (
          <span key={index}>{group}</span>
        ))}
      </code>
      <IconButton
        icon="copy"
        label={t("common.copyWhat", { what: label })}
        onPress={() =>
          copy.mutate({ text: value }, { onSuccess: () => showToast(t("common.copied")), onError: showError })
        }
      />
    </span>
  );
};
