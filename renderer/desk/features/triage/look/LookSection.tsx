import { useEffect } from "react";
import type { SubmissionDetail } from "#shared/contract/desk-views.ts";
import type { HeatMapView, LookChoice } from "#shared/contract/judging-views.ts";
import { useDeskQuery } from "../../../bridge/queries.ts";
import { useCommands } from "../../../commands/use-commands.ts";
import { Button } from "../../../ui/Button.tsx";
import { t } from "../text.ts";
import { hottestOf } from "./heat-words.ts";
import styles from "./Look.module.css";
import { lookFor, sameChoice, stopLooking, useLookAt } from "./look-store.ts";

interface LookSectionProps {
  readonly detail: SubmissionDetail;
  /** Which of the latest attempt's files is shown. */
  readonly position: number;
}

/** What the picture was compared with, each to be looked for in it. */
export const LookSection = ({ detail, position }: LookSectionProps) => {
  const { jobId, number } = detail;
  const isPicture = (detail.attempts[0]?.files[position]?.facts ?? null) !== null;
  const choices = useDeskQuery("look.choices", { jobId, number }, { enabled: isPicture }).data ?? [];
  const look = useLookAt(number);
  const map = look?.map ?? null;
  useEffect(() => stopLooking, [number, position]);
  const press = (choice: LookChoice): void => {
    if (look !== null && sameChoice(look.choice, choice)) stopLooking();
    else void lookFor({ jobId, number, position }, choice);
  };
  useCommands(t("look.title"), [
    {
      id: "triage.look",
      title: t("look.key"),
      keys: ["h"],
      when: () => isPicture && choices.length > 0,
      run: () => {
        const at = look === null ? -1 : choices.findIndex((choice) => sameChoice(choice, look.choice));
        const next = choices[at + 1];
        if (next === undefined) stopLooking();
        else press(next);
      },
    },
  ]);
  if (!isPicture || choices.length === 0) return null;
  return (
    <section className={styles.section} aria-label={t("look.title")}>
      <h3 className={styles.title}>{t("look.title")}</h3>
      <div className={styles.choices}>
        {choices.map((choice) => {
          const isChosen = look !== null && sameChoice(look.choice, choice);
          return (
            <Button
              key={`${choice.kind} ${choice.prompt} ${choice.contrast ?? ""}`}
              tone="quiet"
              icon="target"
              pressed={isChosen}
              working={isChosen && look.map === null && look.problem === null && t("look.working")}
              title={
                choice.contrast === null
                  ? choice.prompt
                  : t("look.against", { prompt: choice.prompt, contrast: choice.contrast })
              }
              onPress={() => press(choice)}
            >
              {choice.label}
            </Button>
          );
        })}
      </div>
      <p className={styles.said} role="status">
        {look?.problem ?? (map === null ? "" : said(map, look?.choice.label ?? ""))}
      </p>
      {map !== null && hottestOf(map) !== null && <Legend map={map} />}
    </section>
  );
};

/** "Strongest in the upper left: covered, the likeness falls by 0.42 of 0.62." */
const said = (map: HeatMapView, label: string): string => {
  const hottest = hottestOf(map);
  const whole = map.whole.toFixed(2);
  if (hottest === null) return t("look.nowhere", { label, whole });
  const place = t(`look.place.${hottest.down}.${hottest.across}`);
  return t("look.strongest", { label, place, drop: hottest.drop.toFixed(2), whole });
};

const Legend = ({ map }: { readonly map: HeatMapView }) => (
  <div className={styles.legend}>
    <span>{t("look.least")}</span>
    <span className={styles.scale} aria-hidden="true" />
    <span>{t("look.most", { drop: Math.max(...map.drops).toFixed(2) })}</span>
  </div>
);
