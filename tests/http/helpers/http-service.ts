/** The real service with a server of our own settings on it, and words for what the tests do over HTTP. */
import { join } from "node:path";
import { pino } from "pino";
import { listen } from "../../../electron/http/listen.ts";
import type { HttpOptions } from "../../../electron/http/options.ts";
import { buildServer } from "../../../electron/http/server.ts";
import { buildSharingServer } from "../../../electron/http/sharing-server.ts";
import type { ComposeOptions } from "../../../electron/compose.ts";
import type { Ports } from "../../../electron/service/ports.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { OTHER_KEY, startTestService, TEST_KEY, TestClock } from "../../helpers/service.ts";

export { OTHER_KEY, TEST_KEY };

/** Monday noon, as in the reference's examples. */
export const NOON = Date.UTC(2026, 2, 16, 12);

/** Keys with less than everything. */
export const READ_ONLY_KEY = "read-only-key-of-acme-0003";
export const JOBS_ONLY_KEY = "jobs-only-key-of-acme-0004";

export interface HttpService {
  readonly url: string;
  readonly ports: Ports;
  readonly clock: TestClock;
  readonly dataDir: string;
  /** Another server over the same service, with other settings. */
  serve(options?: Partial<HttpOptions>, onlyJob?: JobId, ports?: Ports): Promise<Served>;
  stop(): Promise<void>;
}

export interface Served {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const ALL = ["jobs:read", "jobs:write", "submissions:read", "winners:write"] as const;
const log = pino({ level: process.env["WINNOW_TEST_LOG"] ?? "silent" });

/** The limits that the tests of other things would run into. */
const WIDE = { max: 100_000, windowMs: 60_000 };

export const startHttpService = async (over: Partial<ComposeOptions> = {}): Promise<HttpService> => {
  const clock = new TestClock(NOON);
  const service = await startTestService({
    clock,
    // Nothing scores by itself: tests say which score arrives, and when.
    model: null,
    apiKeys: [
      { ownerName: "acme", key: TEST_KEY, scopes: ALL },
      { ownerName: "globex", key: OTHER_KEY, scopes: ALL },
      { ownerName: "acme", key: READ_ONLY_KEY, scopes: ["submissions:read"] },
      { ownerName: "acme", key: JOBS_ONLY_KEY, scopes: ["jobs:read", "jobs:write"] },
    ],
    ...over,
  });
  const open: Served[] = [];
  const serve: HttpService["serve"] = async (options = {}, onlyJob, ports = service.ports) => {
    const parts = {
      ports,
      log,
      options: {
        publicUrls: [],
        trustProxy: [],
        hosts: [],
        rateLimits: { wurkSubmissions: WIDE, wurkChooseWinners: WIDE, wurkCreate: WIDE },
        version: "0.0.0-test",
        workerPageDir: join(service.dataDir, "no-page"),
        checkAnswers: true,
        ...options,
      },
    };
    const app = onlyJob === undefined ? buildServer(parts) : buildSharingServer({ ...parts, jobId: onlyJob });
    const { url, port } = await listen(app, { host: "127.0.0.1", port: 0 });
    const served: Served = {
      url,
      port,
      close: async () => {
        await app.close();
      },
    };
    open.push(served);
    return served;
  };
  const { url } = await serve();
  return {
    url,
    ports: service.ports,
    clock,
    dataDir: service.dataDir,
    serve,
    stop: async () => {
      await Promise.all(open.map((served) => served.close()));
      await service.stop();
    },
  };
};
