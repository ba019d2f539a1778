import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useModalKeys } from "../commands/use-commands.ts";
import styles from "./Dialog.module.css";

interface DialogProps {
  readonly title: string;
  /** In place of the plain title, where the head holds more; use DialogTitle in it. */
  readonly head?: ReactNode;
  readonly width?: number;
  readonly onClose: () => void;
  /** Esc and a press beside it do not close it, while something is under way. */
  readonly locked?: boolean;
  readonly alert?: boolean;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
  /** Fills to the edges instead of the usual padding. */
  readonly bare?: boolean;
}

/**
 * Shown for as long as it is rendered. Traps the focus and gives it back, closes by Esc, silences the keys of
 * what lies below; commands of its content work.
 */
export const Dialog = ({
  title,
  head,
  width = 520,
  onClose,
  locked = false,
  alert = false,
  children,
  foot,
  bare = false,
}: DialogProps) => (
  <ModalOverlay
    className={styles.scrim}
    isOpen
    isDismissable={!locked && !alert}
    isKeyboardDismissDisabled={locked}
    onOpenChange={(open) => {
      if (!open) onClose();
    }}
  >
    <Modal className={styles.modal} style={{ width }}>
      <AriaDialog
        className={styles.dialog}
        role={alert ? "alertdialog" : "dialog"}
        {...(head !== undefined && { "aria-label": title })}
      >
        <ModalKeys />
        {head ?? (
          <header className={styles.head}>
            <DialogTitle>{title}</DialogTitle>
          </header>
        )}
        {bare ? children : <div className={styles.body}>{children}</div>}
        {foot !== undefined && <footer className={styles.foot}>{foot}</footer>}
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);

/** The title names the dialog to a screen reader. */
export const DialogTitle = ({ children }: { readonly children: ReactNode }) => (
  <Heading slot="title" level={2} className={styles.title}>
    {children}
  </Heading>
);

const ModalKeys = () => {
  useModalKeys();
  return null;
};
