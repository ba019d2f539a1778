import type { CoverageView } from "#shared/contract/coverage-calls.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { formatCount } from "../../ui/format/numbers.ts";
import { CapMeter } from "../../ui/Meters.tsx";
import styles from "./Coverage.module.css";
import { t } from "./text.ts";
import type { CoverDesk } from "./use-cover.ts";

interface SettlePanelProps {
  readonly view: CoverageView;
  readonly desk: CoverDesk;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly onSettle: () => void;
  readonly ours: boolean;
}

const MOST_REASON = 500;

/** How many are accepted, why fewer than asked for, and the way to the hold. */
export const SettlePanel = ({ view, desk, reason, onReason, onSettle, ours }: SettlePanelProps) => {
  const { accepted, places } = desk.cover;
  const toSee = places.filter((number) => number !== null && !accepted.includes(number)).length;
  const short = accepted.length < places.length;
  const needed = short && reason.trim().length < 3 && t("settle.reasonNeeded");
  const total = view.winners.length + accepted.length;
  return (
    <section className={styles.settle} aria-label={t("settle.title")}>
      <header className={styles.listHead}>
        <h2>{t("settle.title")}</h2>
        <span className={styles.quiet} role="status">
          {t("settle.stand", { accepted: formatCount(accepted.length), toSee: formatCount(toSee) })}
        </span>
      </header>
      <CapMeter
        taken={total}
        cap={view.cap}
        words={t("settle.of", { cap: formatCount(view.cap) })}
        done={!short}
      />
      {short && (
        <Field
          label={t("settle.why", { cap: formatCount(view.cap) })}
          hint={t("settle.kept")}
          value={reason}
          onChange={onReason}
          rows={3}
          maxLength={MOST_REASON}
        />
      )}
      <Button
        tone="primary"
        large
        icon="lock"
        keys="$mod+Enter"
        onPress={onSettle}
        disabled={ours ? needed : t("claimFirst")}
      >
        {t("settle.with", { count: total, shown: formatCount(total) })}
      </Button>
      <p className={styles.quiet}>{t("settle.thenHold")}</p>
    </section>
  );
};
