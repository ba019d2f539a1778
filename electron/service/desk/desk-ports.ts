import type { DeskAnswers, DeskCall, DeskParsed } from "#shared/contract/desk-calls.ts";
import type { DeskEvent } from "#shared/contract/desk-events.ts";
import type { AppInfo, ModelStatus, ShareState } from "#shared/contract/desk-views.ts";
import type { ShareTime } from "#shared/contract/settings-views.ts";
import type { JobId } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { DataFolder } from "../data-folder-port.ts";
import type { ModelLibrary } from "../models.ts";
import type { Ports } from "../ports.ts";
import type { RemotePorts } from "../remotes/remote-ports.ts";
import type { ScoringControl } from "../scoring-port.ts";

/** What the desk's calls need beyond the service's ports. */
export interface DeskPorts extends Ports {
  /** Runs once the whole service does. */
  readonly scoring: () => ScoringControl;
  /** Runs once the whole service does. */
  readonly library: () => ModelLibrary;
  /** Runs once the whole service does. */
  readonly remotes: () => RemotesAtWork;
  readonly dataFolder: () => DataFolder;
  readonly sharing: Sharing;
  readonly desk: DeskHost;
}

/** Remotes and whoever works on them. */
export interface RemotesAtWork {
  readonly ports: RemotePorts;
  /** Something is to be asked or sent. */
  wake(): void;
}

/** The worker link of a job and the listener on the local network. */
export interface Sharing {
  state(job: Job): ShareState;
  setLan(job: Job, wish: ShareWish): Promise<ShareState>;
}

/** On the local network, or off it. */
export interface ShareWish {
  readonly on: boolean;
  readonly time: ShareTime;
  /** One of this computer's; null takes the one in use, else the likeliest. */
  readonly address: string | null;
}

/** The program around the service: the window's clipboard, folders, the practice job, the model in use. */
export interface DeskHost {
  info(): Pick<AppInfo, "version" | "platform" | "dataDir" | "practice" | "serverUrl">;
  modelStatus(): ModelStatus;
  /** The practice model for every job, on a person's explicit wish. */
  usePracticeModel(): Promise<void>;
  startPractice(): Promise<readonly JobId[] | Refusal>;
  applyTheme(theme: AppInfo["theme"]): void;
  /** Told to every window. */
  tell(event: DeskEvent): void;
  openDataFolder(): void;
  copy(text: string): void;
  /** Asks a person which; null when they change their mind. */
  chooseModel(from: "folder" | "zip"): Promise<string | null>;
  /** Asks a person where to; null when they change their mind. */
  chooseSavePath(name: string): Promise<string | null>;
  /** Asks a person which; null when they change their mind. */
  chooseFolder(what: "backup" | "restore"): Promise<string | null>;
  /** Ends the program in order and starts it anew. */
  restart(): void;
  /** Asks a person which, and reads its text; null when they change their mind. */
  readSmallFile(what: "keys"): Promise<string | null>;
  /** Asks a person where to; false when they change their mind. */
  saveFile(name: string, content: Uint8Array): Promise<boolean>;
}

/** The desk's calls, each with what answers it. */
export type DeskHandlers = {
  readonly [C in DeskCall]: (input: DeskParsed<C>) => Promise<DeskAnswers[C] | Refusal>;
};
