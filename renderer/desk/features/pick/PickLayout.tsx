import { classes } from "../../ui/classes.ts";
import { formatCount } from "../../ui/format/numbers.ts";
import { HintBarEnd } from "../../ui/frame/slots.tsx";
import { useClaimState } from "../../ui/job/claim-state.ts";
import { ClaimBar } from "../../ui/job/ClaimBar.tsx";
import { Panes } from "./compare/Panes.tsx";
import { NoteDialog } from "./compare/NoteDialog.tsx";
import { boundaryIn } from "./model/comparison.ts";
import { layoutFor, panesOf } from "./model/panes.ts";
import styles from "./Pick.module.css";
import { OpenSeal } from "./seal/OpenSeal.tsx";
import { SealDialog } from "./seal/SealDialog.tsx";
import { comparisonIn } from "./state/pick-actions.ts";
import { usePick, usePickState } from "./state/pick-context.ts";
import { t } from "./text.ts";
import { Tools } from "./Tools.tsx";
import { Tray } from "./tray/Tray.tsx";
import { usePickKeys } from "./use-pick-keys.ts";

interface PickLayoutProps {
  readonly sealing: boolean;
  readonly onSealing: (open: boolean) => void;
}

/** Tools, panes, places. */
export const PickLayout = ({ sealing, onSealing }: PickLayoutProps) => {
  const { job, pool, view } = usePick();
  const claim = useClaimState(view) === "ours" ? view.claim : null;
  // The list of candidates holds the best of them; this is how many there are.
  const { approved, pendingScore, winners } = job.counts;
  const eligible = Math.max(pool.candidates.length, approved + pendingScore - winners);
  const layout = layoutFor(
    usePickState((state) => state.layout),
    pool,
  );
  const comparison = usePickState((state) => comparisonIn(state, pool));
  const turnedTo = usePickState((state) => state.turnedTo);
  const looking = usePickState((state) => state.looking);
  const noting = usePickState((state) => state.noting);
  const duel = usePickState((state) => state.dueling) ? boundaryIn(comparison, pool).next : null;
  const panes = panesOf(comparison, pool, layout, turnedTo, looking, duel);
  const seal = (): void => onSealing(comparison.plan.length > 0);
  usePickKeys({ layout, panes, seal });
  return (
    <div className={classes(styles.screen, claim !== null && styles.claimed)} data-pick>
      {claim !== null && <ClaimBar jobId={job.id} claim={claim} />}
      <div className={styles.unfinished}>
        <OpenSeal />
      </div>
      <Tools layout={layout} panes={panes} />
      <Panes panes={panes} layout={layout} />
      <Tray onSeal={seal} />
      {sealing && <SealDialog onClose={() => onSealing(false)} />}
      {noting !== null && <NoteDialog key={noting} number={noting} />}
      <Said />
      <HintBarEnd>
        <span className={styles.end}>
          {t("end.candidates", {
            picked: formatCount(comparison.plan.length),
            count: eligible,
            shown: formatCount(eligible),
          })}
        </span>
      </HintBarEnd>
    </div>
  );
};

/** What a step did, for a screen reader. */
const Said = () => {
  const said = usePickState((state) => state.said);
  return (
    <div className={styles.said} role="status" aria-live="polite">
      <span key={said.count}>{said.words}</span>
    </div>
  );
};
