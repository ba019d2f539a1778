import { useState } from "react";
import { useDeskMutation, useDeskQuery } from "../../../bridge/queries.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Field } from "../../../ui/Field.tsx";
import { formatCount } from "../../../ui/format/numbers.ts";
import { HoldButton } from "../../../ui/HoldButton.tsx";
import { errorSentence, Notice } from "../../../ui/States.tsx";
import { inConflict } from "../model/pool.ts";
import { comparisonIn } from "../state/pick-actions.ts";
import { usePick, usePickState } from "../state/pick-context.ts";
import { t } from "../text.ts";
import styles from "./Seal.module.css";
import { SealBatches } from "./SealBatches.tsx";
import { SealedDialog } from "./SealedDialog.tsx";

/** The one thing that cannot be undone: shows exactly whom, and is held, not pressed. */
export const SealDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { job, pool, actions } = usePick();
  // Whom one was shown is whom one seals, also if the pool changes behind the dialog.
  const plan = usePickState((state) => comparisonIn(state, pool).plan);
  const [numbers] = useState(plan);
  const [firstPlace] = useState(pool.winners.size + 1);
  const seal = useDeskMutation("pick.seal");
  const [typing, setTyping] = useState(false);
  const [typed, setTyped] = useState("");
  const count = numbers.length;
  const shown = formatCount(count);
  const known = useDeskQuery("seal.get", { jobId: job.id }).data ?? null;
  const progress = known?.endedAt === null || known?.sealId === seal.data?.sealId ? known : null;
  // While batches are done one after the other, and when they are: the journal says how far it is.
  const under = seal.isPending || seal.isSuccess ? (progress ?? seal.data) : undefined;
  if (under !== undefined) return <SealedDialog view={under} onClose={onClose} />;
  const proceed = (): void => {
    if (!seal.isPending) seal.mutate({ jobId: job.id, numbers: [...numbers] }, { onSuccess: actions.sealed });
  };
  const isTyped = typed.trim() === t("seal.word");
  const working = seal.isPending && t("seal.sealing");
  return (
    <Dialog
      title={t("seal.title", { count, shown })}
      width={656}
      alert
      locked={seal.isPending}
      onClose={onClose}
      foot={
        <>
          {typing ? (
            <Field
              label={t("seal.typeLabel")}
              labelHidden
              placeholder={t("seal.typeLabel")}
              value={typed}
              autoFocus
              onChange={setTyped}
              onKeyDown={(event) => {
                if (event.key === "Enter" && isTyped) proceed();
              }}
            />
          ) : (
            <Button tone="quiet" onPress={() => setTyping(true)}>
              {t("seal.typeInstead")}
            </Button>
          )}
          <span className={styles.grow} />
          <Button large keys="Escape" autoFocus onPress={onClose} disabled={working}>
            {t("verbs.goBack")}
          </Button>
          {typing ? (
            <Button
              tone="primary"
              large
              icon="lock"
              working={working}
              onPress={proceed}
              disabled={!isTyped && t("seal.typeLabel")}
            >
              {t("seal.now")}
            </Button>
          ) : (
            <HoldButton
              label={t("seal.button", { count, shown })}
              icon="lock"
              working={working}
              onHeld={proceed}
            />
          )}
        </>
      }
    >
      <p className={styles.about}>{t("seal.about", { title: job.title })}</p>
      <SealBatches numbers={numbers} firstPlace={firstPlace} />
      <Consequence count={count} />
      {seal.isError && (
        <Notice tone="bad">{t("seal.notSealed", { message: errorSentence(seal.error) })}</Notice>
      )}
    </Dialog>
  );
};

/** What sealing these leads to, and what deserves a second look before it. */
const Consequence = ({ count }: { readonly count: number }) => {
  const { pool, rows } = usePick();
  const { plan } = usePickState((state) => comparisonIn(state, pool));
  const left = pool.open - count;
  const shared = inConflict(plan, pool).length;
  const practice = plan.some((number) => rows.get(number)?.practice === true);
  return (
    <Notice icon="warning">
      <p>
        {left === 0
          ? t("seal.fills", { cap: formatCount(pool.cap) })
          : t("seal.leaves", { count: left, shown: formatCount(left) })}
      </p>
      {shared > 0 && <p>{t("seal.conflicts", { count: shared, shown: formatCount(shared) })}</p>}
      {practice && <p>{t("seal.practice")}</p>}
    </Notice>
  );
};
