import { useState } from "react";
import type { ConflictView } from "#shared/contract/remote-views.ts";
import { useDeskMutation } from "../../../bridge/queries.ts";
import { useCommands } from "../../../commands/use-commands.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { errorSentence, Notice } from "../../../ui/States.tsx";
import { t } from "../../../ui/text.ts";
import { ConflictSide } from "./ConflictSide.tsx";
import styles from "./Conflict.module.css";

interface ConflictDialogProps {
  readonly conflicts: readonly ConflictView[];
  readonly onClose: () => void;
}

/** Both sides of one conflict at a time, with what follows from each before the choice. Yours is chosen to begin with. */
export const ConflictDialog = ({ conflicts, onClose }: ConflictDialogProps) => {
  const [conflict] = conflicts;
  return conflict === undefined ? null : (
    <OneConflict key={conflict.id} conflict={conflict} count={conflicts.length} onClose={onClose} />
  );
};

interface OneConflictProps {
  readonly conflict: ConflictView;
  readonly count: number;
  readonly onClose: () => void;
}

const OneConflict = ({ conflict, count, onClose }: OneConflictProps) => {
  const settle = useDeskMutation("remotes.settle");
  const [side, setSide] = useState<"mine" | "theirs">("mine");
  const [kept, setKept] = useState<readonly number[]>(conflict.mineThatFit);
  const toggle = (number: number): void =>
    setKept(kept.includes(number) ? kept.filter((each) => each !== number) : [...kept, number]);
  const send = side === "mine" ? kept : [];
  const tooMany = send.length > conflict.places && t("inbox.sync.tooMany", { count: conflict.places });
  const decide = (): void => {
    if (tooMany !== false || settle.isPending) return;
    const choice =
      side === "theirs" ? { keep: "theirs" as const } : { keep: "some" as const, numbers: [...kept] };
    settle.mutate(
      { conflictId: conflict.id, choice },
      { onSuccess: () => (count === 1 ? onClose() : undefined) },
    );
  };
  return (
    <Dialog
      title={t("inbox.sync.conflictTitle", { name: conflict.remoteName })}
      width={960}
      onClose={onClose}
      locked={settle.isPending}
      foot={
        <>
          {count > 1 && (
            <span className={styles.small}>{t("inbox.sync.more_conflicts", { count: count - 1 })}</span>
          )}
          <span style={{ flex: 1 }} />
          <Button onPress={onClose} keys="Escape">
            {t("inbox.sync.later")}
          </Button>
          <Button
            tone="primary"
            working={settle.isPending && t("inbox.sync.settling")}
            disabled={tooMany}
            onPress={decide}
          >
            {side === "mine" ? t("inbox.sync.keepMine", { count: send.length }) : t("inbox.sync.takeTheirs")}
          </Button>
        </>
      }
    >
      <ConflictKeys choose={setSide} />
      <p className={styles.small}>
        {t("inbox.sync.conflictAbout", { title: conflict.title, cap: conflict.cap, places: conflict.places })}
      </p>
      <div className={styles.sides} role="radiogroup" aria-label={t("inbox.sync.sides")}>
        <ConflictSide
          title={t("inbox.sync.mine")}
          by={t("inbox.sync.sealedBy", { name: conflict.sealedBy })}
          keyName="ArrowLeft"
          rows={conflict.mine}
          kept={kept}
          onToggle={toggle}
          chosen={side === "mine"}
          consequences={[
            t("inbox.sync.mineGo", { count: kept.length }),
            t("inbox.sync.theirsStay", { count: conflict.theirs.length }),
            ...(conflict.mine.length > kept.length
              ? [t("inbox.sync.mineDropped", { count: conflict.mine.length - kept.length })]
              : []),
          ]}
          onChoose={() => setSide("mine")}
        />
        <ConflictSide
          title={conflict.remoteName}
          by={t("inbox.sync.chosenThere")}
          keyName="ArrowRight"
          rows={conflict.theirs}
          chosen={side === "theirs"}
          consequences={[
            t("inbox.sync.theirsStay", { count: conflict.theirs.length }),
            t("inbox.sync.mineDropped", { count: conflict.mine.length }),
            t("inbox.sync.nothingSent"),
          ]}
          onChoose={() => setSide("theirs")}
        />
      </div>
      {settle.error !== null && <Notice tone="bad">{errorSentence(settle.error)}</Notice>}
    </Dialog>
  );
};

/** Within the dialog, whose own keys these are. */
const ConflictKeys = ({ choose }: { readonly choose: (side: "mine" | "theirs") => void }) => {
  useCommands(t("inbox.sync.title"), [
    {
      id: "remotes.keepMine",
      title: t("inbox.sync.chooseMine"),
      keys: ["ArrowLeft"],
      run: () => choose("mine"),
    },
    {
      id: "remotes.takeTheirs",
      title: t("inbox.sync.chooseTheirs"),
      keys: ["ArrowRight"],
      run: () => choose("theirs"),
    },
  ]);
  return null;
};
