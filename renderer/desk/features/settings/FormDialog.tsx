import type { ReactNode } from "react";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Notice } from "../../ui/States.tsx";
import { t } from "../../ui/text.ts";
import styles from "./Access.module.css";

interface FormDialogProps {
  readonly title: string;
  readonly confirm: string;
  readonly working: string | false;
  /** Why it cannot be sent as it stands. */
  readonly disabled?: string | false;
  /** The refusal, where it was tried and not done. */
  readonly problem: string | null;
  readonly children: ReactNode;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

/** A few fields and one verb; Enter in a field does the same as its button. */
export const FormDialog = (props: FormDialogProps) => (
  <Dialog
    title={props.title}
    onClose={props.onClose}
    locked={props.working !== false}
    foot={
      <>
        <Button onPress={props.onClose} keys="Escape" disabled={props.working}>
          {t("common.goBack")}
        </Button>
        <span style={{ flex: 1 }} />
        <Button
          tone="primary"
          working={props.working}
          disabled={props.disabled ?? false}
          onPress={props.onSubmit}
        >
          {props.confirm}
        </Button>
      </>
    }
  >
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      {props.children}
    </form>
    {props.problem !== null && <Notice tone="bad">{props.problem}</Notice>}
  </Dialog>
);
