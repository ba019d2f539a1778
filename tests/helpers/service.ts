import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { type Instant, instant } from "#shared/lib/instant.ts";
import { compose, type ComposeOptions, type Service } from "../../electron/compose.ts";
import { ENTRIES } from "./entries.ts";

export const REPOSITORY = join(import.meta.dirname, "..", "..");
export const TEST_KEY = "test-key-of-acme-0001";
export const OTHER_KEY = "test-key-of-globex-0002";

/** A clock that stands until it is moved. */
export class TestClock {
  #now: number;

  constructor(start: number) {
    this.#now = start;
  }

  now(): Instant {
    return instant(this.#now);
  }

  advance(ms: number): void {
    this.#now += ms;
  }
}

export interface TestService extends Service {
  readonly dataDir: string;
  /** Stops the service and removes its folder. */
  stop(): Promise<void>;
}

/** The whole real service on a free port of loopback, in a temporary folder; only the clock can be replaced. */
export const startTestService = async (
  over: Partial<ComposeOptions> & { readonly keepFolder?: boolean } = {},
): Promise<TestService> => {
  const dataDir = over.dataDir ?? (await mkdtemp(join(tmpdir(), "winnow-test-")));
  const service = await compose({
    dataDir,
    resourcesDir: join(REPOSITORY, "resources"),
    workerPageDir: join(REPOSITORY, "out", "renderer", "worker"),
    nodePath: process.execPath,
    entries: ENTRIES,
    version: "0.0.0-test",
    host: "127.0.0.1",
    port: 0,
    publicUrls: [],
    trustProxy: [],
    model: "practice",
    apiKeys: [
      {
        ownerName: "acme",
        key: TEST_KEY,
        scopes: ["jobs:read", "jobs:write", "submissions:read", "winners:write"],
      },
      {
        ownerName: "globex",
        key: OTHER_KEY,
        scopes: ["jobs:read", "jobs:write", "submissions:read", "winners:write"],
      },
    ],
    log: pino({ level: process.env["WINNOW_TEST_LOG"] ?? "silent" }),
    checkAnswers: true,
    ...over,
  });
  return {
    ...service,
    dataDir,
    stop: async () => {
      await service.close();
      if (over.keepFolder !== true) await rm(dataDir, { recursive: true, force: true });
    },
  };
};
