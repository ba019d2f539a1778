import type { ReactNode } from "react";
import { RefusalError } from "../bridge/refusal-error.ts";
import { Button, Spinner } from "./Button.tsx";
import { classes } from "./classes.ts";
import { Icon, type IconName } from "./icons/Icon.tsx";
import styles from "./States.module.css";
import { t } from "./text.ts";

interface EmptyStateProps {
  readonly title: string;
  readonly children?: ReactNode;
  /** Faint frames above the title: an icon each, or dashed where something is still to come. */
  readonly frames?: readonly (IconName | "dashed" | "blank")[];
  /** One main way on, and at most one more. */
  readonly actions?: ReactNode;
}

/** Nothing here: what that means, and the one thing to do. */
export const EmptyState = ({ title, children, frames, actions }: EmptyStateProps) => (
  <div className={styles.state}>
    {frames !== undefined && (
      <div className={styles.frames} aria-hidden="true">
        {frames.map((frame, index) => (
          <span key={index} className={classes(styles.frame, frame === "dashed" && styles.dashed)}>
            {frame !== "dashed" && frame !== "blank" && <Icon name={frame} />}
          </span>
        ))}
      </div>
    )}
    <h2 className={styles.title}>{title}</h2>
    {children !== undefined && <p className={styles.text}>{children}</p>}
    {actions !== undefined && <div className={styles.actions}>{actions}</div>}
  </div>
);

interface ErrorStateProps {
  readonly error: unknown;
  /** What was not done: "The job could not be opened." */
  readonly title: string;
  readonly onRetry?: () => void;
}

/** What happened, in the refusal's own sentence, and a way to try again. */
export const ErrorState = ({ error, title, onRetry }: ErrorStateProps) => (
  <div className={styles.state} role="alert">
    <div className={styles.frames} aria-hidden="true">
      <span className={styles.frame}>
        <Icon name="warning" />
      </span>
    </div>
    <h2 className={styles.title}>{title}</h2>
    <p className={styles.text}>{errorSentence(error)}</p>
    {onRetry !== undefined && (
      <div className={styles.actions}>
        <Button icon="again" onPress={onRetry}>
          {t("common.tryAgain")}
        </Button>
      </div>
    )}
  </div>
);

/** A refusal speaks for itself; a fault is said to be one. */
export const errorSentence = (error: unknown): string => {
  if (error instanceof RefusalError) return error.message;
  return error instanceof Error ? t("common.fault", { message: error.message }) : t("common.unknownFault");
};

/** On its way. */
export const LoadingState = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.loading} role="status" aria-busy="true">
    <Spinner />
    {children}
  </div>
);

/** In the middle of what space there is. */
export const Centred = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.centre}>{children}</div>
);

interface NoticeProps {
  readonly children: ReactNode;
  readonly tone?: "plain" | "bad" | "good";
  readonly icon?: IconName;
  readonly action?: ReactNode;
}

/** A quiet line with one cause and one way on. */
export const Notice = ({ children, tone = "plain", icon, action }: NoticeProps) => (
  <div className={classes(styles.notice, styles[tone])} role={tone === "bad" ? "alert" : undefined}>
    <Icon name={icon ?? (tone === "bad" ? "warning" : tone === "good" ? "check" : "info")} />
    <div className={styles.noticeWords}>{children}</div>
    {action}
  </div>
);
