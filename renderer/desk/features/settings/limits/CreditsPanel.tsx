import { useState } from "react";
import type { CreditsView } from "#shared/contract/settings-views.ts";
import { useDeskMutation, useDeskQuery } from "../../../bridge/queries.ts";
import { showToast } from "../../../state/toasts.ts";
import { Button } from "../../../ui/Button.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { errorSentence } from "../../../ui/States.tsx";
import styles from "../Access.module.css";
import { t } from "../text.ts";

/** What scoring may cost each owner in a month. */
export const CreditsPanel = () => {
  const credits = useDeskQuery("credits.get", undefined, { everyMs: 10_000 });
  if (credits.data === undefined) return null;
  return (
    <Panel title={t("credits.title")}>
      {credits.data.map((view) => (
        <CreditsRow key={`${view.ownerName} ${String(view.monthlyBudget)}`} view={view} />
      ))}
    </Panel>
  );
};

/** An empty field is no budget; undefined is no number. */
const budgetOf = (text: string): number | null | undefined => {
  const plain = text.trim();
  if (plain === "") return null;
  return /^\d{1,9}$/.test(plain) ? Number(plain) : undefined;
};

const CreditsRow = ({ view: { ownerName, used, monthlyBudget } }: { readonly view: CreditsView }) => {
  const [text, setText] = useState(monthlyBudget === null ? "" : String(monthlyBudget));
  const set = useDeskMutation("credits.setBudget");
  const wanted = budgetOf(text);
  const changed = wanted !== monthlyBudget;
  const problem =
    set.error !== null ? errorSentence(set.error) : wanted === undefined ? t("limits.wrong") : null;
  const spent = monthlyBudget !== null && used >= monthlyBudget;
  return (
    <form
      className={styles.limit}
      onSubmit={(event) => {
        event.preventDefault();
        if (!changed || wanted === undefined) return;
        set.mutate(
          { ownerName, monthlyCredits: wanted },
          { onSuccess: () => showToast(t("credits.saved"), { tone: "good" }) },
        );
      }}
    >
      <div className={styles.limitWords}>
        <div className={styles.name}>{ownerName}</div>
        <p className={styles.under}>{t("credits.used", { count: used })}</p>
        <p className={styles.under}>{t(spent ? "credits.spent" : "credits.about")}</p>
        {problem !== null && (
          <p className={styles.wrong} role="alert">
            {problem}
          </p>
        )}
      </div>
      <div className={styles.limitEditor}>
        <div className={styles.figure}>
          <Field
            label={t("credits.budgetOf", { name: ownerName })}
            labelHidden
            numeric
            placeholder={t("credits.none")}
            value={text}
            maxLength={9}
            onChange={setText}
          />
        </div>
        <span className={styles.per}>{t("credits.perMonth")}</span>
        <div className={styles.save}>
          {changed && (
            <Button
              type="submit"
              tone="primary"
              working={set.isPending && t("limits.saving")}
              disabled={wanted === undefined && t("limits.wrong")}
              onPress={() => undefined}
            >
              {t("limits.save")}
            </Button>
          )}
        </div>
      </div>
    </form>
  );
};
