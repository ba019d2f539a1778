/** Models as a person manages them: download, import, use, check, remove. */
import type { ModelFaultView, ModelsView, ModelView } from "#shared/contract/model-views.ts";
import { isRefusal, type Refusal, refuse } from "#shared/domain/refusal.ts";
import type {
  InstalledModel,
  KnownModel,
  ModelChoice,
  ModelDownloads,
  ModelFile,
  ModelStorage,
} from "./models-port.ts";
import type { Log } from "./ports.ts";
import type { ModelMirror } from "./model-mirror.ts";

export interface LibraryParts {
  readonly known: readonly KnownModel[];
  readonly storage: ModelStorage;
  readonly downloads: ModelDownloads;
  readonly mirror: ModelMirror;
  readonly choice: () => ModelChoice;
  /** Loads it and remembers it. Throws with the code `model_unusable` and a sentence when it does not work. */
  readonly useModel: (choice: ModelChoice) => Promise<void>;
  /** What is done once with a model that came, before it is used. */
  readonly prepare: (model: InstalledModel) => Promise<void>;
  /** Pictures that only another model has looked at. */
  readonly looking: () => ModelsView["looking"];
  readonly onChange: () => void;
  readonly log: Log;
}

export interface ModelLibrary {
  view(): Promise<ModelsView>;
  /** Begins a download or goes on with it. Refusals: not_found. */
  fetch(name: string): Promise<null | Refusal>;
  pause(name: string): Promise<void>;
  /** Stops a download and deletes what has come. */
  cancel(name: string): Promise<void>;
  /** Copies a folder or a zip in, and uses it where no model of a person's own is in use. */
  importFrom(path: string): Promise<InstalledModel | Refusal>;
  /** Refusals: not_found, model_unusable. */
  use(name: string): Promise<null | Refusal>;
  verify(name: string): Promise<readonly ModelFaultView[] | Refusal>;
  /** Where it is in use another installed one takes over. Refusals: not_found, model_in_use, model_unusable. */
  remove(name: string): Promise<null | Refusal>;
  setMirror(base: string | null): Promise<null | Refusal>;
  /** A model came: it is prepared, and used where no model of a person's own is. */
  welcome(model: InstalledModel): Promise<void>;
}

export const createModelLibrary = (parts: LibraryParts): ModelLibrary => {
  const { known, storage, downloads, mirror, choice, onChange, log } = parts;
  let importing = 0;

  const inUse = (name: string): boolean => {
    const now = choice();
    return now.kind === "installed" && now.name === name;
  };

  const use = async (model: InstalledModel): Promise<null | Refusal> => {
    try {
      await parts.useModel({ kind: "installed", name: model.name });
      return null;
    } catch (error) {
      const { code, message } = error as { readonly code?: unknown; readonly message: string };
      if (code !== "model_unusable") throw error;
      return refuse("model_unusable", message);
    } finally {
      onChange();
    }
  };

  const welcome = async (model: InstalledModel): Promise<null | Refusal> => {
    await parts.prepare(model).catch((error: unknown) => {
      // It works as it came, only not as fast.
      log.warn({ error, model: model.id }, "A model could not be prepared; it is used as it came.");
    });
    const { kind } = choice();
    const isOwn = kind === "folder" || (kind === "installed" && !inUse(model.name));
    return isOwn ? null : use(model);
  };

  const takeOver = async (leaving: InstalledModel): Promise<null | Refusal> => {
    const others = (await storage.installed()).filter(({ name }) => name !== leaving.name);
    const newest = others.reduce<InstalledModel | null>(
      (best, model) => (best === null || model.installedAt > best.installedAt ? model : best),
      null,
    );
    return newest === null
      ? refuse(
          "model_in_use",
          `${leaving.title} is in use, and there is no other model to take over. Download or import another one first.`,
        )
      : use(newest);
  };

  return {
    view: async () => {
      const installed = await storage.installed();
      const now = choice();
      return {
        models: viewsOf(known, installed).map((model) => ({
          ...model,
          inUse: inUse(model.name),
          fetch: downloads.view(model.name),
        })),
        folderInUse: now.kind === "folder" ? now.path : null,
        freeBytes: await storage.freeBytes(),
        mirror: mirror.view(),
        importing: importing > 0,
        looking: parts.looking(),
      };
    },
    fetch: async (name) => {
      const model = known.find((each) => each.name === name);
      if (model === undefined) return refuse("not_found", "Winnow knows no such model.");
      downloads.start(model);
      return null;
    },
    pause: (name) => downloads.pause(name),
    cancel: (name) => downloads.cancel(name),
    importFrom: async (path) => {
      importing += 1;
      onChange();
      try {
        const model = await storage.importFrom(path, known);
        if (isRefusal(model)) return model;
        const used = await welcome(model);
        if (!isRefusal(used)) return model;
        // A folder that looks right and does not load would only be in the way.
        if (!inUse(model.name)) await storage.remove(model);
        return used;
      } finally {
        importing -= 1;
        onChange();
      }
    },
    use: async (name) => {
      const model = await storage.find(name);
      return model === null ? GONE : use(model);
    },
    verify: async (name) => {
      const model = await storage.find(name);
      return model === null ? GONE : storage.verify(model);
    },
    remove: async (name) => {
      const model = await storage.find(name);
      if (model === null) return GONE;
      const leaving = inUse(name) ? await takeOver(model) : null;
      if (isRefusal(leaving)) return leaving;
      await storage.remove(model);
      onChange();
      return null;
    },
    setMirror: async (base) => {
      const result = await mirror.choose(base);
      onChange();
      return result;
    },
    welcome: async (model) => {
      const refused = await welcome(model);
      if (isRefusal(refused)) log.error({ model: model.id }, refused.message);
    },
  };
};

const GONE = refuse("not_found", "This model is not installed.");

/** Known ones first, then what was imported besides. */
export const viewsOf = (
  known: readonly KnownModel[],
  installed: readonly InstalledModel[],
): readonly Omit<ModelView, "inUse" | "fetch">[] => [
  ...known.map((model) => {
    const { name, id, revision, title, about, licence, source, recommended, files } = model;
    const have = installed.find((each) => each.name === name);
    return {
      ...{ name, id, revision, title, about, licence, source, recommended },
      bytes: sumOf(have?.files ?? files),
      installed: have === undefined ? null : { at: have.installedAt, origin: have.origin },
    };
  }),
  ...installed
    .filter(({ name }) => !known.some((model) => model.name === name))
    .map(({ name, id, revision, title, installedAt, origin, files }) => ({
      ...{ name, id, revision, title },
      ...{ about: null, licence: null, source: null, recommended: false },
      bytes: sumOf(files),
      installed: { at: installedAt, origin },
    })),
];

const sumOf = (files: readonly ModelFile[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0);
