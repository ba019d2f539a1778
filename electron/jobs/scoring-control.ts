import { availableParallelism } from "node:os";
import { type FormWish, MODEL_FORM_NAMES } from "#shared/domain/scoring/model-forms.ts";
import { AppError } from "#shared/lib/app-error.ts";
import type { Ports } from "../service/ports.ts";
import type { Power, ScoringControl, ScoringHold, ScoringSettings } from "../service/scoring-port.ts";
import { startPreviewsAhead } from "./previews-ahead.ts";
import { startScoringDispatch } from "./scoring-dispatch.ts";

const SETTING = "scoring.settings";
const DEFAULTS: ScoringSettings = {
  paused: false,
  onlyWhenIdle: false,
  pauseOnBattery: false,
  workers: null,
  form: "auto",
};
const MOST_WORKERS = { chosen: 16, unasked: 8 } as const;
/** A batch in every worker and one on its way, as the scoring process takes them. */
const BATCH = 8;

export interface ScoringJobs extends ScoringControl {
  wake(): void;
  stop(): Promise<void>;
}

interface ControlOptions {
  /** Null where the program can't tell. */
  readonly power: Power | null;
  /** The folder of the model in use. */
  readonly modelFolder: () => string | null;
  /** Called when settings or what holds scoring back changed. */
  readonly onChange: () => void;
}

/** Reads the settings and starts scoring by them. */
export const startScoring = async (
  ports: Ports,
  { power, modelFolder, onChange }: ControlOptions,
): Promise<ScoringJobs> => {
  let settings = parseSettings(await ports.store.reader.setting(SETTING));
  const holdNow = (): ScoringHold | null => {
    if (settings.paused) return "paused";
    const now = power?.state();
    if (settings.pauseOnBattery && now?.onBattery === true) return "on_battery";
    return settings.onlyWhenIdle && now?.idle === false ? "in_use" : null;
  };
  let hold = holdNow();
  const workers = (): number => settings.workers ?? Math.min(MOST_WORKERS.unasked, availableParallelism());

  await ports.scorer.reload(settings);
  const dispatch = startScoringDispatch(ports, {
    paused: hold !== null,
    inFlight: () => BATCH * (workers() + 1),
  });
  const previews = startPreviewsAhead(ports, () => dispatch.isIdle());
  dispatch.onIdle(() => {
    previews.wake();
  });

  /** While somebody works, one core is left to them, unless they chose otherwise. */
  const setPace = (): void => {
    const spare = power?.state().idle === false && settings.workers === null ? 1 : 0;
    ports.scorer.setPace(Math.max(1, workers() - spare));
  };
  const apply = (): void => {
    setPace();
    const next = holdNow();
    if (next === hold) return;
    hold = next;
    dispatch.pause(hold !== null);
    onChange();
  };
  setPace();
  const stopListening = power?.onChange(apply);

  return {
    settings: () => settings,
    hold: () => hold,
    perMinute: () => (hold === null ? dispatch.perMinute() : null),
    knowsPower: power !== null,
    change: async (changes) => {
      const before = settings;
      settings = { ...settings, ...changes };
      await ports.store.write(async (tx) => {
        await tx.setSetting(SETTING, JSON.stringify(settings));
        return null;
      });
      apply();
      onChange();
      if (settings.workers !== before.workers || settings.form !== before.form) {
        await ports.scorer.reload(settings);
        dispatch.wake();
      }
    },
    lookAt: (ids) => {
      dispatch.lookAt(ids);
      previews.lookAt(ids);
    },
    forms: async () => {
      const folder = modelFolder();
      return folder === null ? null : ports.scorer.modelForms(folder);
    },
    measure: async () => {
      const path = modelFolder();
      if (path === null) throw new AppError("model_unusable", "There is no model to measure.");
      try {
        return await ports.scorer.prepareModel({ path });
      } finally {
        await ports.scorer.reload(settings);
        onChange();
      }
    },
    wake: () => {
      dispatch.wake();
    },
    stop: async () => {
      stopListening?.();
      await previews.stop();
      await dispatch.stop();
    },
  };
};

/** Unknown or broken settings are the usual ones. */
const parseSettings = (text: string | null): ScoringSettings => {
  try {
    const kept = (text === null ? {} : JSON.parse(text)) as Partial<Record<keyof ScoringSettings, unknown>>;
    const flag = (value: unknown, usual: boolean): boolean => (typeof value === "boolean" ? value : usual);
    const workers = Number(kept.workers);
    const forms: readonly FormWish[] = ["auto", ...MODEL_FORM_NAMES];
    return {
      paused: flag(kept.paused, DEFAULTS.paused),
      onlyWhenIdle: flag(kept.onlyWhenIdle, DEFAULTS.onlyWhenIdle),
      pauseOnBattery: flag(kept.pauseOnBattery, DEFAULTS.pauseOnBattery),
      workers:
        Number.isInteger(workers) && workers >= 1 && workers <= MOST_WORKERS.chosen
          ? workers
          : DEFAULTS.workers,
      form: forms.find((form) => form === kept.form) ?? DEFAULTS.form,
    };
  } catch {
    return DEFAULTS;
  }
};
