import {
  COUNTED,
  MOST_WORKERS,
  type ScoringSettingsView,
  type ScoringView,
} from "#shared/contract/scoring-calls.ts";
import type { JobId, SubmissionId } from "#shared/domain/ids.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Ports } from "../ports.ts";
import type { ScoringControl, ScoringSettings } from "../scoring-port.ts";
import type { DeskHandlers, DeskPorts } from "./desk-ports.ts";

/** Scoring as it goes on, and how a person wants it. */
export const scoringHandlers = (
  ports: DeskPorts,
): Pick<DeskHandlers, Extract<keyof DeskHandlers, `scoring.${string}`>> => ({
  "scoring.get": () => viewOf(ports, ports.scoring()),
  "scoring.settings": () => settingsOf(ports, ports.scoring()),
  "scoring.pause": async ({ on }) => {
    await ports.scoring().change({ paused: on });
    return viewOf(ports, ports.scoring());
  },
  "scoring.set": async (changes) => {
    const { workers, form, onlyWhenIdle, pauseOnBattery } = changes;
    await ports.scoring().change({
      ...(workers !== undefined && { workers }),
      ...(form !== undefined && { form }),
      ...(onlyWhenIdle !== undefined && { onlyWhenIdle }),
      ...(pauseOnBattery !== undefined && { pauseOnBattery }),
    } satisfies Partial<ScoringSettings>);
    return settingsOf(ports, ports.scoring());
  },
  "scoring.measure": async () => {
    if (ports.models.current() === null) return refuse("not_found", "There is no model to measure.");
    await ports.scoring().measure();
    return settingsOf(ports, ports.scoring());
  },
  "scoring.look": async ({ jobId, numbers }) => {
    ports.scoring().lookAt(await idsOf(ports, jobId, numbers));
    return null;
  },
});

const viewOf = async (ports: Ports, scoring: ScoringControl): Promise<ScoringView> => {
  const waiting = await ports.store.views.scoreQueueLength(COUNTED);
  const perMinute = scoring.perMinute();
  return {
    state: scoring.hold() ?? "scoring",
    waiting,
    perMinute,
    secondsLeft:
      perMinute === null || perMinute === 0 || waiting === 0 ? null : Math.ceil((waiting * 60) / perMinute),
  };
};

const settingsOf = async (ports: Ports, scoring: ScoringControl): Promise<ScoringSettingsView> => {
  const { workers, form, onlyWhenIdle, pauseOnBattery } = scoring.settings();
  return {
    ...(await viewOf(ports, scoring)),
    workers,
    mostWorkers: MOST_WORKERS,
    form,
    onlyWhenIdle,
    pauseOnBattery,
    knowsPower: scoring.knowsPower,
    forms: await scoring.forms(),
  };
};

const idsOf = async (
  ports: Ports,
  jobId: JobId,
  numbers: readonly number[],
): Promise<readonly SubmissionId[]> => {
  const found = await Promise.all(
    numbers.map((number) => ports.store.reader.submissionByNumber(jobId, number)),
  );
  return found.flatMap((submission) => (submission === null ? [] : [submission.id]));
};
