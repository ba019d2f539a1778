import type { SealView } from "#shared/contract/seal-calls.ts";
import { useDeskMutation } from "../../../bridge/queries.ts";
import { useCommands } from "../../../commands/use-commands.ts";
import { goToJob } from "../../../state/route.ts";
import { showError, showToast } from "../../../state/toasts.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogTitle } from "../../../ui/Dialog.tsx";
import { formatCount } from "../../../ui/format/numbers.ts";
import { formatTime } from "../../../ui/format/times.ts";
import { Tag } from "../../../ui/Marks.tsx";
import { Notice } from "../../../ui/States.tsx";
import { t } from "../text.ts";
import { BatchCard } from "./BatchCard.tsx";
import styles from "./Seal.module.css";

interface SealedDialogProps {
  readonly view: SealView;
  readonly onClose: () => void;
}

/** What became of a seal, batch by batch; what was not accepted has its own button. */
export const SealedDialog = ({ view, onClose }: SealedDialogProps) => {
  const again = useDeskMutation("seal.again");
  const letGo = useDeskMutation("seal.letGo");
  const save = useDeskMutation("seal.saveReceipt");
  const { counts, batches } = view;
  const failed = batches.find(({ state }) => state === "failed");
  const sendAgain = (position: number): void => {
    if (!again.isPending) again.mutate({ sealId: view.sealId, position }, { onError: showError });
  };
  const saveReceipt = (): void =>
    save.mutate(
      { sealId: view.sealId },
      { onSuccess: ({ saved }) => saved && showToast(t("seal.receiptSaved")), onError: showError },
    );
  useCommands(t("label.screen"), [
    {
      id: "seal.again",
      title: t("seal.sendAgain"),
      keys: ["r"],
      when: () => failed !== undefined,
      run: () => failed !== undefined && sendAgain(failed.position),
    },
    { id: "seal.saveReceipt", title: t("seal.saveReceipt"), keys: ["s"], run: saveReceipt },
  ]);
  return (
    <Dialog
      title={titleOf(view)}
      width={batches.length > 1 || failed !== undefined ? 800 : 656}
      onClose={onClose}
      head={
        <header className={styles.doneHead}>
          <DialogTitle>{titleOf(view)}</DialogTitle>
          <Tag icon="lock">{t("seal.sealedAt", { time: formatTime(view.sealedAt) })}</Tag>
        </header>
      }
      foot={
        <>
          <span className={styles.quiet}>{t("seal.onceOnly")}</span>
          <span className={styles.grow} />
          {failed !== undefined && view.endedAt === null && counts.waiting === 0 && (
            <Button
              large
              tone="quiet"
              title={t("seal.letGoAbout")}
              onPress={() => letGo.mutate({ sealId: view.sealId }, { onError: showError })}
            >
              {t("seal.letGo")}
            </Button>
          )}
          <Button large icon="download" keys="s" onPress={saveReceipt}>
            {t("seal.saveReceipt")}
          </Button>
          <Button large onPress={() => goToJob(view.jobId, "results")}>
            {t("verbs.results")}
          </Button>
          <Button large tone="primary" keys="Escape" autoFocus onPress={onClose}>
            {t("seal.close")}
          </Button>
        </>
      }
    >
      <p className={styles.about}>
        {view.title}. {standOf(view)}
      </p>
      {view.destination === "remote" && counts.waiting > 0 && <Notice>{t("seal.goesOut")}</Notice>}
      {batches.map((batch) => (
        <BatchCard
          key={batch.position}
          jobId={view.jobId}
          batch={batch}
          firstPlace={firstPlaceIn(view, batch.position)}
          elsewhere={view.destination === "remote"}
          ended={view.endedAt !== null}
          onAgain={() => sendAgain(batch.position)}
        />
      ))}
    </Dialog>
  );
};

const titleOf = ({ counts }: SealView): string =>
  counts.confirmed === counts.winners
    ? t("seal.doneTitle", { count: counts.winners, shown: formatCount(counts.winners) })
    : t("seal.partTitle", {
        count: counts.winners,
        shown: formatCount(counts.winners),
        confirmed: formatCount(counts.confirmed),
      });

const standOf = ({ settled, winnersNow, cap }: SealView): string => {
  const open = cap - winnersNow;
  if (open === 0) return t("seal.doneSettled");
  return settled
    ? t("seal.doneFewer", { winners: formatCount(winnersNow), cap: formatCount(cap) })
    : t("seal.doneOpen", { count: open, shown: formatCount(open), cap: formatCount(cap) });
};

const firstPlaceIn = ({ batches, firstPlace }: SealView, position: number): number =>
  batches.slice(0, position).reduce((place, { numbers }) => place + numbers.length, firstPlace);
