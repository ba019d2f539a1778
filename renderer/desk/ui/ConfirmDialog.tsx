import { useState, type ReactNode } from "react";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";
import { Field } from "./Field.tsx";
import { HoldButton } from "./HoldButton.tsx";
import { Notice } from "./States.tsx";
import { t } from "./text.ts";

interface ConfirmDialogProps {
  readonly title: string;
  /** What happens, what stays, what cannot be undone. */
  readonly children: ReactNode;
  readonly confirm: string;
  readonly working: string | false;
  /** The refusal, where it was tried and not done. */
  readonly problem: string | null;
  /** Asks for a sentence, which `onConfirm` is given. */
  readonly reason?: { readonly label: string; readonly hint: string; readonly needed: string };
  /** Held instead of pressed: it cannot be undone. */
  readonly hold?: boolean;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
}

const SHORTEST_REASON = 3;

/** Asks once more before something with consequences. The focus starts on what changes nothing. */
export const ConfirmDialog = (props: ConfirmDialogProps) => {
  const { title, children, confirm, working, problem, reason, hold = false, onConfirm, onClose } = props;
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const lacking = reason !== undefined && text.trim().length < SHORTEST_REASON;
  const proceed = (): void => {
    setTried(true);
    if (!lacking) onConfirm(text.trim());
  };
  return (
    <Dialog
      title={title}
      width={480}
      alert
      locked={working !== false}
      onClose={onClose}
      foot={
        <>
          <Button
            onPress={onClose}
            autoFocus={reason === undefined}
            disabled={working !== false && working}
            keys="Escape"
          >
            {t("common.goBack")}
          </Button>
          <span style={{ flex: 1 }} />
          {hold ? (
            <HoldButton
              label={confirm}
              working={working}
              onHeld={proceed}
              disabled={lacking && reason.needed}
            />
          ) : (
            <Button tone="primary" working={working} onPress={proceed}>
              {confirm}
            </Button>
          )}
        </>
      }
    >
      {children}
      {reason !== undefined && (
        <Field
          label={reason.label}
          hint={reason.hint}
          rows={3}
          value={text}
          onChange={setText}
          autoFocus
          maxLength={500}
          error={tried && lacking ? reason.needed : undefined}
        />
      )}
      {problem !== null && <Notice tone="bad">{problem}</Notice>}
    </Dialog>
  );
};
