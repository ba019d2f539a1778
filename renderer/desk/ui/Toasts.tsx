import { dismissToast, type Toast, type ToastTone, useToasts } from "../state/toasts.ts";
import { Icon } from "./icons/Icon.tsx";
import { Kbd } from "./Kbd.tsx";
import { StatusGlyph } from "./StatusGlyph.tsx";
import { t } from "./text.ts";
import styles from "./Toasts.module.css";

/** What just happened, above the hint bar; told politely to screen readers. */
export const Toasts = () => {
  const toasts = useToasts((state) => state.toasts);
  return (
    <div className={styles.stack} role="region" aria-label={t("toasts.label")}>
      <div className={styles.list} role="status" aria-live="polite">
        {toasts.map((toast) => (
          <ToastRow key={toast.id} toast={toast} />
        ))}
      </div>
    </div>
  );
};

const ToastRow = ({ toast }: { readonly toast: Toast }) => (
  <div className={styles.toast}>
    <ToneMark tone={toast.tone} />
    <span className={styles.text}>{toast.text}</span>
    {toast.action !== null && (
      <button
        type="button"
        className={styles.action}
        onClick={() => {
          toast.action?.run();
          dismissToast(toast.id);
        }}
      >
        {toast.action.label}
        {toast.action.keys !== undefined && <Kbd keys={toast.action.keys} inButton />}
      </button>
    )}
    <button
      type="button"
      className={styles.close}
      aria-label={t("toasts.dismiss")}
      onClick={() => dismissToast(toast.id)}
    >
      <Icon name="cross" size={14} />
    </button>
  </div>
);

const ToneMark = ({ tone }: { readonly tone: ToastTone }) => {
  switch (tone) {
    case "good":
    case "approved":
      return <StatusGlyph status="approved" decorative />;
    case "rejected":
      return <StatusGlyph status="rejected" decorative />;
    case "bad":
      return <Icon name="warning" className={styles.badIcon} />;
    case "plain":
      return <Icon name="info" />;
  }
};
