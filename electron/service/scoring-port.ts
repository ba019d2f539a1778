import type { FormWish, ModelForms } from "#shared/domain/scoring/model-forms.ts";
import type { SubmissionId } from "#shared/domain/ids.ts";

/** How a person wants pictures to be scored; kept in the data folder. */
export interface ScoringSettings {
  /** Nothing is scored until a person says so. */
  readonly paused: boolean;
  /** Only while nobody uses the computer. */
  readonly onlyWhenIdle: boolean;
  readonly pauseOnBattery: boolean;
  /** Pictures the model looks at side by side; null is one for each core, and one fewer while somebody works. */
  readonly workers: number | null;
  readonly form: FormWish;
}

/** Why nothing is scored now. */
export type ScoringHold = "paused" | "in_use" | "on_battery";

/** The queue as it moves. The queue itself is the rows. */
export interface ScoringControl {
  settings(): ScoringSettings;
  hold(): ScoringHold | null;
  /** Scored in the last minute, or since the last pause where that is shorter; null until it can be told. */
  perMinute(): number | null;
  change(changes: Partial<ScoringSettings>): Promise<void>;
  /** Somebody looks at these: they are scored before all others, and their previews are made. */
  lookAt(ids: readonly SubmissionId[]): void;
  /** What was measured of the model in use; null when there is none or it was not measured. */
  forms(): Promise<ModelForms | null>;
  /** Measures the model in use and loads it in the best form. Throws a sentence when there is none. */
  measure(): Promise<ModelForms>;
  /** Whether this program can tell that nobody works, and what it runs on. */
  readonly knowsPower: boolean;
}

export interface PowerState {
  /** Nobody has touched the computer for a while. */
  readonly idle: boolean;
  readonly onBattery: boolean;
}

/** What the computer says of itself; only the desk's program can tell. */
export interface Power {
  state(): PowerState;
  /** Returns the way to stop listening. */
  onChange(listener: () => void): () => void;
}
