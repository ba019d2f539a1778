import { type KeyboardEvent as ReactKeyboardEvent, useRef } from "react";
import type { RejectReasonView } from "#shared/contract/desk-views.ts";
import { useCommands } from "../../../commands/use-commands.ts";
import { classes } from "../../../ui/classes.ts";
import { Field } from "../../../ui/Field.tsx";
import { Icon } from "../../../ui/icons/Icon.tsx";
import { Kbd } from "../../../ui/Kbd.tsx";
import { Tag } from "../../../ui/Marks.tsx";
import {
  LONGEST_WORDS,
  ownReasonRows,
  reasonRows,
  type RejectChoice,
  toggleReason,
} from "../model/reject-choice.ts";
import { t } from "../text.ts";
import styles from "./RejectDialog.module.css";

interface ReasonListProps {
  readonly reasons: readonly RejectReasonView[];
  readonly choice: RejectChoice;
  readonly onChange: (choice: RejectChoice) => void;
  readonly onConfirm: () => void;
}

/** Reasons by number key, and a sentence of one's own under 0. */
export const ReasonList = ({ reasons, choice, onChange, onConfirm }: ReasonListProps) => {
  const own = useRef<HTMLInputElement | HTMLTextAreaElement>(null);
  const rows = reasonRows(reasons);
  const made = ownReasonRows(reasons);
  const toggle = (reason: RejectReasonView | undefined): void => {
    if (reason !== undefined) onChange(toggleReason(choice, reason.code));
  };
  useCommands(t("verbs.rejectWith"), [
    {
      id: "reject.reason",
      title: t("reject.reasons"),
      keys: ["([1-9])"],
      shown: ["1", "–", String(rows.length)],
      run: (event) => toggle(rows[Number(event.key) - 1]),
    },
    ...(made.length === 0
      ? []
      : [
          {
            id: "reject.ownReason",
            title: t("reject.ownReasons"),
            // By the place of the key: what Shift makes of a digit differs from keyboard to keyboard.
            keys: made.map((_, at) => `Shift+Digit${String(at + 1)}`),
            shown: ["Shift", "1", "–", String(made.length)],
            run: (event: KeyboardEvent) => toggle(made[Number(event.code.slice(-1)) - 1]),
          },
        ]),
    { id: "reject.own", title: t("reject.own"), keys: ["0"], run: () => own.current?.focus() },
    { id: "reject.confirm", title: t("verbs.reject"), keys: ["Enter"], run: onConfirm },
  ]);
  // Space ticks a row; Enter rejects wherever one stands, also from within the sentence.
  const onKeyDown = (event: ReactKeyboardEvent): void => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (!event.repeat) onConfirm();
  };
  return (
    <div className={styles.reasons} role="group" aria-label={t("reject.reasons")} onKeyDown={onKeyDown}>
      {rows.map((reason, index) => (
        <ReasonRow
          key={reason.code}
          reason={reason}
          keys={String(index + 1)}
          first={index === 0}
          several={choice.several}
          on={choice.codes.includes(reason.code)}
          onToggle={() => toggle(reason)}
        />
      ))}
      {made.length > 0 && <h3 className={styles.made}>{t("reject.ownReasons")}</h3>}
      {made.map((reason, index) => (
        <ReasonRow
          key={reason.code}
          reason={reason}
          keys={`Shift+${String(index + 1)}`}
          first={false}
          several={choice.several}
          on={choice.codes.includes(reason.code)}
          onToggle={() => toggle(reason)}
        />
      ))}
      <div className={styles.own}>
        <Kbd keys="0" />
        <Field
          ref={own}
          label={t("reject.own")}
          labelHidden
          placeholder={t("reject.own")}
          value={choice.ownWords}
          maxLength={LONGEST_WORDS / 2}
          onChange={(ownWords) => onChange({ ...choice, ownWords })}
          {...(choice.several &&
            choice.ownWords !== "" &&
            choice.codes.length > 0 && { hint: t("reject.ownAlone") })}
        />
      </div>
    </div>
  );
};

interface ReasonRowProps {
  readonly reason: RejectReasonView;
  readonly keys: string;
  readonly first: boolean;
  readonly several: boolean;
  readonly on: boolean;
  readonly onToggle: () => void;
}

const ReasonRow = ({ reason, keys, first, several, on, onToggle }: ReasonRowProps) => (
  <button
    type="button"
    role={several ? "radio" : "checkbox"}
    aria-checked={on}
    className={classes(styles.reason, on && styles.on)}
    autoFocus={first}
    onClick={onToggle}
  >
    <Kbd keys={keys} exact />
    <span className={classes(styles.check, several && styles.round)} aria-hidden="true">
      {on && <Icon name="check" size={10} />}
    </span>
    <span className={styles.reasonWords}>
      {reason.title}
      {reason.measurement !== undefined && reason.measurement !== "" && <small>{reason.measurement}</small>}
    </span>
    {reason.suggested && <Tag>{t("reject.suggested")}</Tag>}
  </button>
);
