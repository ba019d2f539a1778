import type { FetchView } from "#shared/contract/model-views.ts";
import type {
  InstalledModel,
  KnownModel,
  ModelDownloads,
  ModelStaging,
  ModelStorage,
} from "../../service/models-port.ts";
import type { Log } from "../../service/ports.ts";
import { type ModelDownload, PATIENCE, type Patience, startDownload } from "./model-download.ts";

interface DownloadsOptions {
  readonly storage: ModelStorage;
  /** The address that files come from. */
  readonly base: () => string;
  readonly log: Log;
  /** Called often while bytes come. */
  readonly onChange: () => void;
  /** A model is whole; the download counts as under way until this is done. */
  readonly onInstalled: (model: InstalledModel) => Promise<void>;
  readonly patience?: Patience;
}

/** What stands still: paused by a person, or failed. */
interface Resting {
  readonly kind: "resting";
  readonly view: FetchView;
}
type Entry = { readonly kind: "running"; readonly download: ModelDownload } | Resting;

/** The downloads of one data folder. What has come lies in the storage, so they outlive the program. */
export const createModelDownloads = (options: DownloadsOptions): ModelDownloads => {
  const { storage, base, log, onChange, onInstalled, patience = PATIENCE } = options;
  const entries = new Map<string, Entry>();
  const known = new Map<string, KnownModel>();

  const begin = (model: KnownModel): void => {
    known.set(model.name, model);
    const stage = async (): Promise<ModelStaging> => {
      const staging = await storage.stage(model);
      await staging.setPaused(false);
      return staging;
    };
    const download = startDownload({ model, stage, base, patience, log, onChange });
    const entry: Entry = { kind: "running", download };
    entries.set(model.name, entry);
    void download.done
      .then(async (installed) => {
        if (installed === null) return download.view().state === "failed";
        await onInstalled(installed);
        return false;
      })
      .catch((error: unknown) => {
        log.error({ error, model: model.id }, "A model that was downloaded could not be put to use.");
        return false;
      })
      .then((failed) => {
        if (entries.get(model.name) !== entry) return;
        if (failed) entries.set(model.name, { kind: "resting", view: download.view() });
        else entries.delete(model.name);
        onChange();
      });
    onChange();
  };

  const rest = async (model: KnownModel): Promise<void> => {
    const staging = await storage.stage(model);
    const totalBytes = model.files.reduce((sum, { bytes }) => sum + bytes, 0);
    const receivedBytes = await staging.received();
    entries.set(model.name, {
      kind: "resting",
      view: {
        state: "paused",
        receivedBytes,
        totalBytes,
        bytesPerSecond: null,
        secondsLeft: null,
        retryAt: null,
        problem: null,
      },
    });
    onChange();
  };

  /** Takes the entry out first, so that what its end would do to it does not happen. */
  const halt = async (name: string): Promise<KnownModel | null> => {
    const entry = entries.get(name);
    entries.delete(name);
    // It may have become whole at that very moment; then there is nothing left to stop.
    if (entry?.kind === "running" && (await entry.download.stop()) !== null) return null;
    return known.get(name) ?? null;
  };

  return {
    start: (model) => {
      if (entries.get(model.name)?.kind !== "running") begin(model);
    },
    pause: async (name) => {
      if (entries.get(name)?.kind !== "running") return;
      const model = await halt(name);
      if (model === null) return;
      const staging = await storage.stage(model);
      await staging.setPaused(true);
      await rest(model);
    },
    cancel: async (name) => {
      const model = await halt(name);
      if (model !== null) await (await storage.stage(model)).discard();
      onChange();
    },
    view: (name) => {
      const entry = entries.get(name);
      if (entry === undefined) return null;
      return entry.kind === "running" ? entry.download.view() : entry.view;
    },
    share: () => {
      const shares = [...entries.values()].flatMap((entry) => {
        if (entry.kind !== "running") return [];
        const { receivedBytes, totalBytes } = entry.download.view();
        return [totalBytes === 0 ? 0 : receivedBytes / totalBytes];
      });
      return shares.length === 0 ? null : Math.max(...shares);
    },
    restore: async (models) => {
      for (const model of await storage.unfinished(models)) {
        known.set(model.name, model);
        const staging = await storage.stage(model);
        if (await staging.isPaused()) await rest(model);
        else begin(model);
      }
    },
    stop: async () => {
      const running = [...entries.values()].flatMap((entry) =>
        entry.kind === "running" ? [entry.download] : [],
      );
      entries.clear();
      await Promise.all(running.map((download) => download.stop()));
    },
  };
};
