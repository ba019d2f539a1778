import type { ReactNode } from "react";
import { useDeskMutation } from "../../bridge/queries.ts";
import { showError, showToast } from "../../state/toasts.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import styles from "./Access.module.css";
import { t } from "./text.ts";

interface SecretDialogProps {
  readonly title: string;
  readonly label: string;
  readonly secret: string;
  readonly children?: ReactNode;
  readonly onClose: () => void;
}

/** The one sight of a secret. Only its button closes it, so that no stray key loses what was not copied. */
export const SecretDialog = ({ title, label, secret, children, onClose }: SecretDialogProps) => (
  <Dialog
    title={title}
    width={560}
    alert
    locked
    onClose={onClose}
    foot={
      <>
        <span style={{ flex: 1 }} />
        <Button tone="primary" onPress={onClose}>
          {t("secret.done")}
        </Button>
      </>
    }
  >
    <p>{t("secret.once")}</p>
    <CopyBox label={label} text={secret} copyLabel={t("secret.copy")} autoFocus />
    {children}
  </Dialog>
);

interface CopyBoxProps {
  readonly label: string;
  readonly text: string;
  readonly copyLabel: string;
  readonly autoFocus?: boolean;
}

/** A text that is copied whole. */
export const CopyBox = ({ label, text, copyLabel, autoFocus = false }: CopyBoxProps) => {
  const copy = useDeskMutation("app.copy");
  return (
    <div className={styles.copyBox}>
      <code className={styles.code} aria-label={label}>
        {text}
      </code>
      <Button
        icon="copy"
        autoFocus={autoFocus}
        ariaLabel={copyLabel}
        onPress={() =>
          copy.mutate(
            { text },
            { onSuccess: () => showToast(t("secret.copied"), { tone: "good" }), onError: showError },
          )
        }
      >
        {t("secret.copy")}
      </Button>
    </div>
  );
};
