import type { PickView } from "#shared/contract/pick-calls.ts";
import type { AppInfo, JobDetail, ModelStatus } from "#shared/contract/desk-views.ts";
import type { InboxCard } from "#shared/contract/inbox-calls.ts";
import type { BackupView } from "#shared/contract/backup-calls.ts";
import { DEFAULT_PREFERENCES, type Preferences } from "#shared/contract/preferences.ts";
import type { OwnReason } from "#shared/contract/reasons-calls.ts";
import type { NoSearchView } from "#shared/contract/search-views.ts";
import { instant, type Instant } from "#shared/lib/instant.ts";
import { makeJobs } from "./jobs.ts";
import { firstState, type SubmissionState } from "./submissions.ts";

export interface WorldOptions {
  readonly size: number;
  readonly theme: AppInfo["theme"];
  readonly model: string;
  readonly actor: string;
  /** One remote with a job, winners on their way and a conflict. */
  readonly remotes?: boolean;
}

/** Everything the made-up service knows. Changed in place by the calls. */
export interface World {
  readonly options: WorldOptions;
  readonly now: () => Instant;
  info: AppInfo;
  preferences: Preferences;
  backup: BackupView["state"];
  model: ModelStatus;
  jobs: JobDetail[];
  /** Submissions whose state is not the first one any more, by `job number`. */
  readonly states: Map<string, SubmissionState>;
  readonly undo: { label: string; before: [string, SubmissionState][] }[];
  readonly redo: { label: string; before: [string, SubmissionState][] }[];
  /** Cards of the inbox that are no job's. */
  otherCards: InboxCard[];
  readonly plans: Map<string, Pick<PickView, "plan" | "duels" | "notes">>;
  /** What the next searches answer instead of finding something, one after the other. */
  readonly noSearch: NoSearchView[];
  /** Reasons that somebody made. */
  reasons: readonly OwnReason[];
  /** So many are found at most. */
  mostFound: number;
}

export const makeWorld = (options: WorldOptions): World => ({
  options,
  now: () => instant(Date.now()),
  info: {
    version: "0.1.0",
    platform: "linux",
    dataDir: "/home/mika/Winnow",
    practice: options.model === "practice",
    serverUrl: "http://127.0.0.1:4180",
    firstRun: options.size === 0,
    theme: options.theme,
    actor: options.actor === "" ? null : options.actor,
  },
  preferences: DEFAULT_PREFERENCES,
  backup: { kind: "idle" },
  model: modelStatus(options.model),
  jobs: makeJobs(options.size, instant(Date.now())),
  states: new Map(),
  undo: [],
  redo: [],
  otherCards: [],
  plans: new Map(),
  noSearch: [],
  reasons: [],
  mostFound: 500,
});

const modelStatus = (name: string): ModelStatus => {
  if (name === "none")
    return {
      model: null,
      forPracticeOnly: false,
      measured: false,
      scorer: "idle",
      reason: "No model is installed. Submissions wait for it, or for a person.",
    };
  if (name === "clip")
    return {
      model: { id: "Xenova/clip-vit-base-patch32", revision: "d29cf35", practice: false },
      forPracticeOnly: false,
      measured: false,
      scorer: "ready",
      reason: null,
    };
  return {
    model: { id: "practice", revision: "1", practice: true },
    forPracticeOnly: true,
    measured: false,
    scorer: "ready",
    reason: null,
  };
};

const keyOf = (job: JobDetail, number: number): string => `${job.id} ${String(number)}`;

export const stateOf = (world: World, job: JobDetail, number: number): SubmissionState =>
  world.states.get(keyOf(job, number)) ?? firstState(number);

export const setState = (
  world: World,
  job: JobDetail,
  number: number,
  state: SubmissionState,
): [string, SubmissionState] => {
  const before = stateOf(world, job, number);
  world.states.set(keyOf(job, number), state);
  return [keyOf(job, number), before];
};
