import { useState } from "react";
import type { CoverageView, MissedJob } from "#shared/contract/coverage-calls.ts";
import type { JobDetail } from "#shared/contract/desk-views.ts";
import { goToJob } from "../../state/route.ts";
import { showToast } from "../../state/toasts.ts";
import { useCommands } from "../../commands/use-commands.ts";
import { useClaimState } from "../../ui/job/claim-state.ts";
import { useClaim } from "../../ui/job/use-claim.ts";
import { Notice } from "../../ui/States.tsx";
import { AgainstNext } from "./AgainstNext.tsx";
import { AskedColumn } from "./AskedColumn.tsx";
import { ChangeDialog } from "./ChangeDialog.tsx";
import styles from "./Coverage.module.css";
import { CoverBar, nextJobIn } from "./CoverBar.tsx";
import { acceptPlace, acceptRest, changePlace } from "./model/cover.ts";
import { PlaceList } from "./PlaceList.tsx";
import { SettleDialog } from "./SettleDialog.tsx";
import { SettlePanel } from "./SettlePanel.tsx";
import { t } from "./text.ts";
import { useCover } from "./use-cover.ts";

interface CoverLayoutProps {
  readonly queue: readonly MissedJob[];
  readonly job: JobDetail;
  readonly view: CoverageView;
}

/** What was asked, whom it suggests, and the way to settle. Nothing is chosen before it is accepted and held. */
export const CoverLayout = ({ queue, job, view }: CoverLayoutProps) => {
  const desk = useCover(view);
  const { claim: take, claiming, release } = useClaim();
  const state = useClaimState({ phase: job.phase, claim: view.claim });
  const ours = state === "ours";
  const [changing, setChanging] = useState(false);
  const [settling, setSettling] = useState(false);
  const [reason, setReason] = useState("");
  const next = nextJobIn(queue, job.id);
  const open = desk.cover.places.length;
  const short = desk.cover.accepted.length < open;
  const askSettle = (): void => {
    if (!ours) showToast(t("claimFirst"));
    else if (short && reason.trim().length < 3) showToast(t("settle.reasonNeeded"));
    else setSettling(true);
  };
  useCommands(t("title"), [
    { id: "coverage.up", title: t("keys.up"), keys: ["ArrowUp"], repeats: true, run: () => desk.move(-1) },
    {
      id: "coverage.down",
      title: t("keys.move"),
      keys: ["ArrowDown"],
      shown: ["↑", "↓"],
      hint: 1,
      repeats: true,
      run: () => desk.move(1),
    },
    {
      id: "coverage.accept",
      title: t("accept"),
      keys: ["a"],
      hint: 2,
      when: () => ours,
      run: () => desk.change((cover) => acceptPlace(cover, desk.at), true),
    },
    ours
      ? {
          id: "coverage.change",
          title: t("change"),
          keys: ["c"],
          hint: 3,
          run: () => setChanging(true),
        }
      : {
          id: "coverage.claim",
          title: t("claim"),
          keys: ["c"],
          hint: 3,
          when: () => state === "free" && !claiming,
          run: () => take(job.id),
        },
    {
      id: "coverage.acceptRest",
      title: t("acceptRest"),
      keys: ["Shift+A"],
      hint: 4,
      when: () => ours,
      run: () => desk.change(acceptRest),
    },
    {
      id: "coverage.settle",
      title: t("settle.do"),
      keys: ["$mod+Enter"],
      hint: 5,
      whileTyping: true,
      run: askSettle,
    },
    {
      id: "coverage.undo",
      title: t("undo"),
      keys: ["z", "$mod+z"],
      hint: 6,
      run: () => {
        if (!desk.undo()) showToast(t("nothingToUndo"));
      },
    },
    { id: "coverage.next", title: t("nextJob"), keys: ["n"], when: () => next !== null, run: () => next?.() },
    {
      id: "coverage.compare",
      title: t("openPick"),
      keys: ["p"],
      run: () => goToJob(job.id, "pick"),
    },
    {
      id: "coverage.release",
      title: t("giveBack"),
      keys: ["Shift+C"],
      when: () => ours,
      run: () => release(job.id),
    },
  ]);
  return (
    <div className={styles.screen}>
      <CoverBar queue={queue} job={job} view={view} state={state} next={next} />
      <div className={styles.columns}>
        <AskedColumn job={job} view={view} />
        <main className={styles.middle}>
          {state === "theirs" && <Notice>{t("theirs")}</Notice>}
          <PlaceList
            view={view}
            desk={desk}
            ours={ours}
            onChange={(at) => {
              desk.turnTo(at);
              setChanging(true);
            }}
          />
        </main>
        <aside className={styles.right} aria-label={t("side")}>
          <AgainstNext view={view} desk={desk} />
          <SettlePanel
            view={view}
            desk={desk}
            reason={reason}
            onReason={setReason}
            onSettle={askSettle}
            ours={ours}
          />
        </aside>
      </div>
      {changing && (
        <ChangeDialog
          view={view}
          desk={desk}
          onChoose={(number) => {
            desk.change((cover) => changePlace(cover, desk.at, number), true);
            setChanging(false);
          }}
          onClose={() => setChanging(false)}
        />
      )}
      {settling && (
        <SettleDialog
          job={job}
          view={view}
          accepted={desk.cover.accepted}
          reason={short ? reason.trim() : null}
          onDone={() => {
            setSettling(false);
            next?.();
          }}
          onClose={() => setSettling(false)}
        />
      )}
    </div>
  );
};
