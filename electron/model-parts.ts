/** The parts that models are made of, put together once for the service and for `npm run model`. */
import type { Instant } from "#shared/lib/instant.ts";
import { readKnownModels } from "./files/models/known-models.ts";
import { openModelStorage } from "./files/models/open-model-storage.ts";
import type { Patience } from "./jobs/models/model-download.ts";
import { createModelDownloads } from "./jobs/models/model-downloads.ts";
import { type ModelMirror, openModelMirror } from "./service/model-mirror.ts";
import type { InstalledModel, KnownModel, ModelDownloads, ModelStorage } from "./service/models-port.ts";
import type { Log } from "./service/ports.ts";
import type { Store } from "./service/store-port.ts";

export interface ModelPartsOptions {
  readonly dataDir: string;
  readonly resourcesDir: string;
  readonly store: Pick<Store, "reader" | "write">;
  readonly now: () => Instant;
  readonly log: Log;
  /** From the command line or the environment; null leaves it to the setting. */
  readonly base: string | null;
  readonly onChange: () => void;
  readonly onInstalled: (model: InstalledModel) => Promise<void>;
  /** For tests: other models than those of resources/models.json, and less patience. */
  readonly known?: readonly KnownModel[] | undefined;
  readonly patience?: Patience | undefined;
}

export interface ModelParts {
  readonly known: readonly KnownModel[];
  readonly storage: ModelStorage;
  readonly mirror: ModelMirror;
  readonly downloads: ModelDownloads;
}

export const openModelParts = async (options: ModelPartsOptions): Promise<ModelParts> => {
  const { dataDir, resourcesDir, store, now, log, base, onChange, onInstalled, patience } = options;
  const known = options.known ?? (await readKnownModels(resourcesDir));
  const storage = await openModelStorage({ dataDir, now });
  const mirror = await openModelMirror(store, base);
  const downloads = createModelDownloads({
    storage,
    base: () => mirror.base(),
    log,
    onChange,
    onInstalled,
    ...(patience !== undefined && { patience }),
  });
  return { known, storage, mirror, downloads };
};
