import type { JobDetail } from "#shared/contract/desk-views.ts";
import type { PickView } from "#shared/contract/pick-calls.ts";
import { goToJob } from "../../state/route.ts";
import { Button } from "../../ui/Button.tsx";
import { formatCount, formatNumber } from "../../ui/format/numbers.ts";
import { Centred, EmptyState } from "../../ui/States.tsx";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import styles from "./Pick.module.css";
import { OpenSeal } from "./seal/OpenSeal.tsx";
import { t } from "./text.ts";

interface NothingToPickProps {
  readonly job: JobDetail;
  readonly view: PickView;
}

/** Why nobody can be picked, who has won already, and the way on. */
export const NothingToPick = ({ job, view }: NothingToPickProps) => {
  const won = view.winners.length;
  const title =
    won > 0
      ? t("empty.sealedTitle", { count: won, shown: formatCount(won) })
      : t(view.blocked === null ? "empty.nothing" : "empty.blocked");
  return (
    <Centred>
      <div className={styles.nothing}>
        <OpenSeal />
        <EmptyState
          title={title}
          frames={[won > 0 ? "lock" : view.blocked === null ? "dashed" : "info"]}
          actions={
            won > 0 || view.phase === "settled" ? (
              <Button tone="primary" onPress={() => goToJob(job.id, "results")}>
                {t("verbs.results")}
              </Button>
            ) : (
              <Button onPress={() => goToJob(job.id, "triage")}>{t("verbs.triage")}</Button>
            )
          }
        >
          {view.blocked ?? t(won > 0 && won >= view.cap ? "empty.full" : "empty.nothingBody")}
        </EmptyState>
        {won > 0 && (
          <ul className={styles.won}>
            {view.winners.map((row) => (
              <li key={row.number}>
                {row.thumbnail !== null && <img src={row.thumbnail} alt="" />}
                <StatusGlyph status="winner" />
                {formatNumber(row.number)}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Centred>
  );
};
