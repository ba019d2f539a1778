/** The only file that wires the parts. The desk and `serve` start the same service from here. */
import { join } from "node:path";
import { v7 as uuidv7 } from "uuid";
import type { ModelStatus } from "#shared/contract/desk-views.ts";
import type { JobId, Uuid } from "#shared/domain/ids.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import { DEFAULT_RETRY_MS } from "#shared/domain/command.ts";
import type { AmountName, Limits } from "#shared/domain/limits.ts";
import { AppError } from "#shared/lib/app-error.ts";
import { instant } from "#shared/lib/instant.ts";
import { createDataFolder } from "./backup/data-folder.ts";
import { finishRestore } from "./backup/restore.ts";
import type { Entries } from "./entries.ts";
import { createExportFiles } from "./export/export-files.ts";
import { prepareDataDir } from "./files/data-dir.ts";
import { openFileStore } from "./files/open-file-store.ts";
import { keyFileKeeper } from "./files/key-file.ts";
import { openCrypto } from "./files/secrets.ts";
import type { SharingControl } from "./http/sharing.ts";
import { startCopiesDispatch } from "./jobs/copies-dispatch.ts";
import { startKeyUse } from "./jobs/key-use.ts";
import { createPractice } from "./jobs/practice-jobs.ts";
import { startReEmbedding } from "./jobs/models/re-embedding.ts";
import { type RemoteSync, startRemoteSync } from "./jobs/remotes/remote-sync.ts";
import { startScoring } from "./jobs/scoring-control.ts";
import { startTimekeeper, type Timekeeper } from "./jobs/timekeeper.ts";
import { startUpkeep } from "./jobs/upkeep.ts";
import { type PostSettings, postWebhook } from "./jobs/webhooks/post-webhook.ts";
import { startWebhookDelivery, type WebhookDelivery } from "./jobs/webhooks/webhook-delivery.ts";
import type { FastifyBaseLogger } from "fastify";
import { type ModelPartsOptions, openModelParts } from "./model-parts.ts";
import type { ServiceOptions } from "./options.ts";
import { createScorer } from "./scoring/client.ts";
import { formsHomeIn } from "./scoring/forms/forms-home.ts";
import { createPictureIndex } from "./scoring/search/picture-index.ts";
import { type ModelShelf, openModelShelf } from "./scoring/model-shelf.ts";
import { ensureOwnerWithKey } from "./service/access.ts";
import type { DataFolder } from "./service/data-folder-port.ts";
import type { Clock, Ports, ServiceSettings } from "./service/ports.ts";
import type { Power, ScoringControl } from "./service/scoring-port.ts";
import { forgetOldAnswers } from "./service/kept-answers.ts";
import { openLimits, settingsWith } from "./service/limits.ts";
import { MODEL_SETTING, readChoice } from "./service/model-choice.ts";
import { createModelLibrary, type ModelLibrary } from "./service/models.ts";
import type { ModelChoice } from "./service/models-port.ts";
import { releaseWaiting } from "./service/release-waiting.ts";
import { resumeSeals } from "./service/seal-winners.ts";
import { removeOldEvents } from "./service/webhooks/old-events.ts";
import { listenForCommands } from "./remote-command/command-socket.ts";
import { runRemoteCommand } from "./remote-command/run.ts";
import type { KeyKeeper } from "./service/remotes-port.ts";
import type { RemotePorts } from "./service/remotes/remote-ports.ts";
import { type RemoteCallsOptions, remoteCalls } from "./sync/remote-calls.ts";
import { openStore } from "./store/open-store.ts";

/** Opens the keys of remotes; in no backup. */
const KEY_FILE = "remote-keys.key";
const PORT_SETTING = "server.port";

/** What is no limit that anybody sets (those are `shared/domain/limits.ts`). */
const DEFAULT_SETTINGS: Omit<ServiceSettings, AmountName> = {
  retryMs: DEFAULT_RETRY_MS,
  maxPixels: 250_000_000,
  webhooksToLoopback: false,
};

export interface ComposeOptions extends Omit<ServiceOptions, "dataDir" | "practice" | "limits"> {
  readonly limits?: Partial<Limits>;
  readonly dataDir: string;
  readonly resourcesDir: string;
  /** The built worker page. */
  readonly workerPageDir: string;
  /** The Node program that runs the scoring process. */
  readonly nodePath: string;
  readonly entries: Entries;
  readonly version: string;
  readonly log: FastifyBaseLogger;
  readonly clock?: Clock;
  readonly settings?: Partial<Omit<ServiceSettings, AmountName>>;
  /**
   * Called when the store is open and nothing is served yet. What it returns is waited for: loading the server,
   * which is most of the program, keeps the event loop busy.
   */
  readonly beforeServing?: (opened: Opened) => Promise<void>;
  /** For tests: how names are resolved, and how long a receiver has. */
  readonly webhooks?: Omit<PostSettings, "toLoopback">;
  /** For tests: other models to download, and less patience with it. */
  readonly modelDownloads?: Pick<ModelPartsOptions, "known" | "patience">;
  /** Where keys of remotes are kept; a key file in the data folder, where the system has no store of its own. */
  readonly keys?: Promise<KeyKeeper | null>;
  /** For tests: less patience with remotes, how names are resolved, and a clock that is moved by hand. */
  readonly remotes?: Omit<RemoteCallsOptions, "stop"> & { readonly byHand?: boolean };
  /** What the computer says of itself, where the program can tell. */
  readonly power?: Power;
  /** For tests: answers are checked against their schemas. */
  readonly checkAnswers?: boolean;
}

export type ModelChange = "model" | "progress";

/** What can be read and decided before anybody is served. */
export interface Opened {
  readonly ports: Ports;
  modelStatus(): ModelStatus;
}

export interface Service extends Opened {
  /** `http://host:port` of the local server, or the first public URL. */
  readonly url: string;
  readonly sharing: SharingControl;
  readonly timekeeper: Timekeeper;
  readonly webhooks: WebhookDelivery;
  /** Called with the job whose worker link or sharing changed. */
  onShareChange(listener: (jobId: JobId) => void): void;
  readonly scoring: ScoringControl;
  /** Called when how pictures are scored was changed, or when scoring was held or went on. */
  onScoringChange(listener: () => void): void;
  readonly remotes: RemoteSync & { readonly ports: RemotePorts };
  readonly library: ModelLibrary;
  readonly dataFolder: DataFolder;
  /** Called when a backup or a restore went on. */
  onBackupChange(listener: () => void): void;
  /** Called when another model is in use, and often while a download, an import or a change of models goes on. */
  onModelChange(listener: (change: ModelChange) => void): void;
  useModel(choice: ModelChoice): Promise<void>;
  startPractice(): Promise<readonly JobId[] | Refusal>;
  /** Finishes requests and what is being scored, then lets go of the data folder. */
  close(): Promise<void>;
}

export const compose = async (options: ComposeOptions): Promise<Service> => {
  const { dataDir, log } = options;
  const clock = options.clock ?? { now: () => instant(Date.now()) };
  prepareDataDir(dataDir);
  if (finishRestore(dataDir)) log.info({ dataDir }, "A backup was restored; what it replaced was kept.");
  const store = await openStore({
    dataDir,
    log,
    now: () => clock.now(),
    entry: options.entries.reader,
  });
  const undo: (() => Promise<void>)[] = [() => store.close()];
  try {
    const crypto = openCrypto(dataDir);
    const files = await openFileStore({ dataDir, log });
    const scorer = createScorer({
      entry: options.entries.scoring,
      execPath: options.nodePath,
      log,
      formsHome: formsHomeIn(dataDir),
    });
    undo.push(() => scorer.close());
    const modelListeners = new Set<(change: ModelChange) => void>();
    const tellOfModels = (change: ModelChange): void => {
      for (const listener of modelListeners) listener(change);
    };
    const modelParts = await openModelParts({
      ...{ dataDir, store, log, now: () => clock.now(), resourcesDir: options.resourcesDir },
      ...{ base: options.modelBase ?? null, ...options.modelDownloads },
      onChange: () => {
        tellOfModels("progress");
      },
      onInstalled: (model) => library.welcome(model),
    });
    undo.push(() => modelParts.downloads.stop());
    const models = openModelShelf({
      scorer,
      practiceFolder: join(options.resourcesDir, "models", "practice"),
      installed: (name) => modelParts.storage.find(name),
      fetching: () => modelParts.downloads.share(),
    });
    const pictureIndex = createPictureIndex({
      link: scorer.index,
      currentModel: () => models.current(),
      views: store.views,
      log,
    });
    undo.push(async () => {
      pictureIndex.stop();
    });
    store.onCommitted((events) => {
      if (events.some(({ event }) => event.type === "submission.scored")) pictureIndex.stored();
    });
    const limits = await openLimits(store, log, options.limits ?? {});
    const keyUse = await startKeyUse({ store, clock, log });
    undo.push(() => keyUse.stop());
    const unmeasured: Ports = {
      store,
      files,
      scorer,
      pictureIndex,
      models,
      clock,
      crypto,
      log,
      ids: { next: <Id extends Uuid>() => uuidv7() as Id },
      limits,
      keyUse,
      exports: createExportFiles(),
      settings: settingsWith(
        {
          ...DEFAULT_SETTINGS,
          webhooksToLoopback: options.webhooksToLoopback === true,
          ...options.settings,
        },
        limits,
      ),
    };
    // Loaded only where it is wanted.
    const metrics =
      options.metrics === true ? (await import("./http/metrics/metrics.ts")).createMetrics() : undefined;
    const ports = metrics?.measured(unmeasured) ?? unmeasured;
    for (const key of options.apiKeys) await ensureOwnerWithKey(ports, key);
    await options.beforeServing?.({ ports, modelStatus: () => modelStatus(ports, models) });

    // Before anybody is served, so that nothing comes between the batches of a seal.
    await resumeSeals(ports);

    const { buildServer, buildSharingServer, createSharing, lanAddresses, listen } =
      await import("./http/serving.ts");
    const http = {
      publicUrls: options.publicUrls,
      trustProxy: options.trustProxy,
      hosts: [],
      rateLimits: limits.values,
      version: options.version,
      workerPageDir: options.workerPageDir,
      ...(options.checkAnswers === undefined ? {} : { checkAnswers: options.checkAnswers }),
      ...(metrics === undefined ? {} : { metrics }),
    };
    const server = buildServer({ ports, options: http, log });
    const listening = await listenWhereItWas(ports, (at) => listen(server, at), options);
    undo.push(() => server.close());
    const url = options.publicUrls[0] ?? listening.url;

    const shareListeners = new Set<(jobId: JobId) => void>();
    const sharing = await createSharing({
      ports,
      baseUrl: () => url,
      addresses: lanAddresses,
      openLan: async (job, address) => {
        const lan = buildSharingServer({
          ports,
          // Phones come directly: no proxy is believed, and no public name is answered to.
          options: { ...http, publicUrls: [], trustProxy: [], hosts: [address] },
          log,
          jobId: job.id,
        });
        const { port } = await listen(lan, { host: address, port: 0 });
        return { port, close: () => lan.close() };
      },
      onChange: (jobId) => {
        for (const listener of shareListeners) listener(jobId);
      },
    });
    undo.push(() => sharing.close());
    const scoringListeners = new Set<() => void>();
    const scoring = await startScoring(ports, {
      power: options.power ?? null,
      modelFolder: () => models.folder(),
      onChange: () => {
        for (const listener of scoringListeners) listener();
      },
    });
    undo.push(() => scoring.stop());
    const copies = startCopiesDispatch(ports);
    undo.push(() => copies.stop());
    const timekeeper = startTimekeeper(ports);
    undo.push(() => timekeeper.stop());
    const webhooks = startWebhookDelivery({
      ports,
      baseUrl: () => url,
      post: postWebhook({ toLoopback: ports.settings.webhooksToLoopback, ...options.webhooks }),
    });
    undo.push(() => webhooks.stop());

    const hangUp = new AbortController();
    const remotePorts: RemotePorts = {
      ...ports,
      calls: remoteCalls({ ...options.remotes, stop: hangUp.signal }),
      keys: (await options.keys) ?? keyFileKeeper(options.keyFile ?? join(dataDir, KEY_FILE)),
      chance: Math.random,
    };
    const remoteSync = await startRemoteSync(remotePorts, { byHand: options.remotes?.byHand === true });
    undo.push(async () => {
      hangUp.abort();
      await remoteSync.stop();
    });

    const remotes = { ...remoteSync, ports: remotePorts };
    const commands = await listenForCommands(dataDir, (command, say) =>
      runRemoteCommand(remotes, command, say),
    );
    undo.push(() => commands.close());

    const upkeep = startUpkeep({
      clock,
      log,
      sweep: (olderThan) => files.sweep((sha256) => store.referencesFile(sha256), olderThan),
      forgetAnswers: () => forgetOldAnswers(ports),
      removeEvents: () => removeOldEvents(ports),
    });
    undo.push(() => upkeep.stop());

    const reEmbedding = startReEmbedding(ports, () => {
      tellOfModels("progress");
    });
    undo.push(() => reEmbedding.stop());
    const useModel = async (choice: ModelChoice): Promise<void> => {
      try {
        await models.use(choice);
      } finally {
        tellOfModels("model");
      }
      await store.write(async (tx) => {
        await tx.setSetting(MODEL_SETTING, JSON.stringify(choice));
        return null;
      });
      await releaseWaiting(ports);
      scoring.wake();
      reEmbedding.wake();
    };
    const library = createModelLibrary({
      ...modelParts,
      choice: () => models.choice(),
      useModel,
      prepare: async ({ path }) => {
        await scorer.prepareModel({ path });
      },
      looking: () => reEmbedding.progress(),
      onChange: () => {
        tellOfModels("progress");
      },
      log,
    });
    await restoreModel(ports, options.model, useModel);
    await modelParts.downloads.restore(modelParts.known);

    const backupListeners = new Set<() => void>();
    const dataFolder = createDataFolder({
      dataDir,
      entry: options.entries.backup,
      version: options.version,
      now: () => new Date(clock.now()),
      check: async () => (await store.checkIntegrity())?.message ?? null,
      onChange: () => {
        for (const listener of backupListeners) listener();
      },
    });

    const practice = createPractice({
      ports,
      folder: join(options.resourcesDir, "practice"),
      serverUrl: listening.url,
      timekeeper,
      useModel: async () => {
        if (models.current() === null) await useModel({ kind: "practice_jobs" });
      },
    });
    undo.push(() => practice.stop());
    await practice.resume().catch((error: unknown) => {
      log.warn({ error }, "The practice pictures that were still to come could not be read.");
    });
    return {
      ports,
      url,
      sharing,
      timekeeper,
      webhooks,
      onShareChange: (listener) => void shareListeners.add(listener),
      scoring,
      remotes,
      onScoringChange: (listener) => void scoringListeners.add(listener),
      modelStatus: () => modelStatus(ports, models),
      library,
      dataFolder,
      onBackupChange: (listener) => void backupListeners.add(listener),
      onModelChange: (listener) => void modelListeners.add(listener),
      useModel,
      startPractice: () => practice.start(),
      close: () => closeAll(undo),
    };
  } catch (error) {
    await closeAll(undo);
    throw error;
  }
};

/** Last opened, first closed. */
const closeAll = async (undo: (() => Promise<void>)[]): Promise<void> => {
  for (const close of undo.splice(0).reverse()) await close();
};

interface Listening {
  readonly url: string;
  readonly port: number;
}

/** Without a port asked for, the data folder keeps the one it had, so that links given out stay good. */
const listenWhereItWas = async (
  ports: Ports,
  listenAt: (at: { readonly host: string; readonly port: number }) => Promise<Listening>,
  { host, port }: ComposeOptions,
): Promise<Listening> => {
  if (port !== null) return listenAt({ host, port });
  const kept = Number((await ports.store.reader.setting(PORT_SETTING)) ?? 0);
  const listening = await listenAt({ host, port: kept }).catch((error: unknown) => {
    if (kept === 0 || !(error instanceof AppError)) throw error;
    ports.log.warn(
      { port: kept },
      "The port that worker links were given out with is taken; another is used for now.",
    );
    return listenAt({ host, port: 0 });
  });
  if (kept === 0) {
    await ports.store.write(async (tx) => {
      await tx.setSetting(PORT_SETTING, String(listening.port));
      return null;
    });
  }
  return listening;
};

const restoreModel = async (
  ports: Ports,
  asked: string | null,
  useModel: (choice: ModelChoice) => Promise<void>,
): Promise<void> => {
  if (asked !== null) {
    await useModel(asked === "practice" ? { kind: "practice" } : { kind: "folder", path: asked });
    return;
  }
  const remembered = readChoice(await ports.store.reader.setting(MODEL_SETTING));
  if (remembered.kind === "none") return;
  try {
    await useModel(remembered);
  } catch (error) {
    // Everything else works without a model; submissions wait and the screen says so.
    ports.log.error({ error }, "The model in use last time could not be loaded.");
  }
};

const modelStatus = (ports: Ports, models: ModelShelf): ModelStatus => {
  const state = ports.scorer.state();
  return {
    model: models.current(),
    forPracticeOnly: models.choice().kind === "practice_jobs",
    measured: models.current()?.practice === false && models.calibration().measured,
    scorer: state.kind,
    reason: state.kind === "restarting" ? state.reason : null,
  };
};
