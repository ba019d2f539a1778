import { changePreferences, usePreferences } from "../../../state/preferences.ts";
import { Button } from "../../../ui/Button.tsx";
import { SelectField } from "../../../ui/Field.tsx";
import { formatCount } from "../../../ui/format/numbers.ts";
import { durationWords } from "../../../ui/format/times.ts";
import { MINUTE } from "#shared/lib/instant.ts";
import { Group } from "../filters/FilterRow.tsx";
import { useTriage } from "../session-context.ts";
import styles from "./Session.module.css";
import { t } from "./text.ts";
import { eachMs, perHour, type WorkSession } from "./work-session.ts";
import { startSessionAnew, useWorkSession } from "./work-session-store.ts";

const BREAKS = [30, 45, 60, 90, 120] as const;
const SECOND = 1000;

/** How this sitting goes. It never stands in the way. */
export const SessionSection = () => {
  const session = useWorkSession((state) => state.session);
  const waiting = useTriage((state) => state.counts?.byReview.notYet ?? 0);
  return (
    <Group title={t("title")}>
      <div className={styles.section} data-session>
        <Figures session={session} waiting={waiting} />
        <BreakChoice />
        {session !== null && (
          <Button tone="quiet" onPress={startSessionAnew}>
            {t("anew")}
          </Button>
        )}
      </div>
    </Group>
  );
};

interface FiguresProps {
  readonly session: WorkSession | null;
  readonly waiting: number;
}

const Figures = ({ session, waiting }: FiguresProps) => {
  const each = session === null ? null : eachMs(session);
  const pace = session === null ? null : perHour(session);
  const rows = [
    [t("decided"), formatCount(session?.decided ?? 0)],
    [t("pace"), pace === null ? t("none") : t("perHour", { shown: formatCount(pace) })],
    [t("each"), each === null ? t("none") : t("seconds", { shown: (each / SECOND).toFixed(1) })],
    [t("left"), each === null ? t("none") : leftWords(each * waiting)],
    [t("overrides"), formatCount(session?.overrides ?? 0)],
  ] as const;
  return (
    <dl className={styles.figures} title={t("about")}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

const leftWords = (ms: number): string => (ms < MINUTE ? t("leftUnder") : durationWords(ms));

const BreakChoice = () => {
  const after = usePreferences((state) => state.breakAfter);
  return (
    <SelectField
      label={t("break")}
      value={String(after ?? 0)}
      options={[
        { value: "0", label: t("breakOff") },
        ...BREAKS.map((count) => ({ value: String(count), label: t("breakAfter", { count }) })),
      ]}
      onChange={(value) => changePreferences({ breakAfter: value === "0" ? null : Number(value) })}
    />
  );
};
