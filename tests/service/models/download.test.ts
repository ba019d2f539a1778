import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { openModelStorage } from "../../../electron/files/models/open-model-storage.ts";
import { createModelDownloads } from "../../../electron/jobs/models/model-downloads.ts";
import type { InstalledModel, ModelDownloads, ModelStorage } from "../../../electron/service/models-port.ts";
import {
  cutAfter,
  dripAfter,
  endless,
  type Fault,
  HASTY,
  hold,
  ignoreRange,
  type ModelHub,
  sha256,
  signInPage,
  startModelHub,
  status,
  wrongBytes,
} from "../../helpers/model-hub.ts";
import { quietLog, temporaryFolder } from "../../store/temporary-store.ts";
import { NOON } from "../../store/moments.ts";

const VISION = "onnx/vision_model_quantized.onnx";
const PAGE = "config.json";

interface World {
  readonly hub: ModelHub;
  readonly dataDir: string;
  readonly storage: ModelStorage;
  readonly downloads: ModelDownloads;
  readonly installed: InstalledModel[];
  /** Every state that was shown, without repeats. */
  readonly shown: string[];
  /** Resolves when the download shows this, or is over. */
  reached(state: string): Promise<void>;
}

const open = async (
  over: { readonly dataDir?: string; readonly hub?: ModelHub; readonly base?: string } = {},
): Promise<World> => {
  const hub = over.hub ?? (await startModelHub());
  const dataDir = over.dataDir ?? temporaryFolder();
  const storage = await openModelStorage({ dataDir, now: () => NOON });
  const installed: InstalledModel[] = [];
  const shown: string[] = [];
  const watchers = new Set<() => void>();
  const downloads = createModelDownloads({
    storage,
    base: () => over.base ?? hub.base,
    log: quietLog(),
    patience: HASTY,
    onChange: () => {
      const now = downloads.view(hub.model.name)?.state ?? "over";
      if (shown.at(-1) !== now) shown.push(now);
      for (const look of watchers) look();
    },
    onInstalled: async (model) => void installed.push(model),
  });
  onTestFinished(() => downloads.stop());
  const reached = (state: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if ((downloads.view(hub.model.name)?.state ?? "over") !== state) return;
        watchers.delete(look);
        resolve();
      };
      watchers.add(look);
      look();
    });
  return { hub, dataDir, storage, downloads, installed, shown, reached };
};

/** Starts the download and waits until it is installed or gave up. */
const fetched = async (world: World): Promise<void> => {
  world.downloads.start(world.hub.model);
  await Promise.race([world.reached("over"), world.reached("failed")]);
};

const expectWhole = async ({ hub, storage, installed, dataDir }: World): Promise<void> => {
  expect(installed).toHaveLength(1);
  const model = await storage.find(hub.model.name);
  expect(model).toMatchObject({ id: hub.model.id, revision: hub.model.revision, origin: "downloaded" });
  for (const [path, body] of hub.files) {
    expect(sha256(readFileSync(join(dataDir, "models", hub.model.name, path)))).toBe(sha256(body));
  }
  expect(await storage.verify(model!)).toEqual([]);
  expect(readdirSync(join(dataDir, "models"))).toEqual([hub.model.name]);
};
const rangesOf = ({ hub }: World, path: string): readonly (string | null)[] =>
  hub.seen.filter((request) => request.path === path && request.host === "store").map(({ range }) => range);
const lengthOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0);
const partOf = ({ dataDir, hub }: World, path: string): string =>
  join(dataDir, "models", `.fetching-${hub.model.name}`, `${path}.part`);

describe("a download that goes well", () => {
  test("follows redirects to another host, and ends as a folder that is whole", async () => {
    const world = await open();
    await fetched(world);
    await expectWhole(world);
    expect(world.hub.seen).toContainEqual({ host: "store", path: VISION, range: null });
  });

  test("counts bytes up to all of them", async () => {
    const world = await open();
    const total = [...world.hub.files.values()].reduce((sum, body) => sum + body.length, 0);
    world.hub.fail(VISION, hold(200_000));
    world.downloads.start(world.hub.model);
    await expect
      .poll(() => world.downloads.view(world.hub.model.name)?.receivedBytes)
      .toBeGreaterThan(200_000);
    expect(world.downloads.view(world.hub.model.name)?.totalBytes).toBe(total);
    expect(world.downloads.share()).toBeGreaterThan(0);
    expect(world.downloads.share()).toBeLessThan(1);
    await world.reached("over");
    expect(world.downloads.share()).toBeNull();
  });

  test("uses another base address in the same form", async () => {
    const mirror = createServer((request, response) => {
      response.writeHead(307, { location: `${hub.base}${(request.url ?? "").replace("/mirror", "")}` }).end();
    });
    const hub = await startModelHub();
    await new Promise<void>((resolve) => mirror.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void mirror.close());
    const world = await open({
      hub,
      base: `http://127.0.0.1:${String((mirror.address() as AddressInfo).port)}/mirror/`,
    });
    await fetched(world);
    await expectWhole(world);
  });
});

describe("a download that meets trouble", () => {
  type Arrived = (length: number) => boolean;
  type Trouble = readonly [
    what: string,
    path: string,
    faults: (arrived: Arrived) => readonly Fault[],
    ranges: readonly (string | null)[] | null,
  ];
  const goesOn: readonly Trouble[] = [
    ["the connection is cut", VISION, (arrived) => [cutAfter(100_000, arrived)], [null, "bytes=100000-"]],
    [
      "it is cut again and again",
      VISION,
      (arrived) => [cutAfter(90_000, arrived), cutAfter(90_000, arrived), cutAfter(10, arrived)],
      [null, "bytes=90000-", "bytes=180000-", "bytes=180010-"],
    ],
    ["the server is busy (429 with Retry-After)", VISION, () => [status(429, { "retry-after": "0" })], null],
    ["the server is busy (429 without Retry-After)", VISION, () => [status(429)], null],
    ["the server has trouble (503)", PAGE, () => [status(503)], null],
    ["the server drips", VISION, () => [dripAfter(50_000)], null],
    [
      "the server takes no notice of ranges",
      VISION,
      (arrived) => [cutAfter(100_000, arrived), ignoreRange],
      [null, "bytes=100000-"],
    ],
    [
      "the server cannot go on there (416)",
      VISION,
      (arrived) => [cutAfter(100_000, arrived), status(416)],
      [null, "bytes=100000-", null],
    ],
  ];
  test.each(goesOn)("goes on by itself where %s", async (_what, path, faults, ranges) => {
    const world = await open();
    world.hub.fail(path, ...faults((length) => lengthOf(partOf(world, path)) >= length));
    await fetched(world);
    await expectWhole(world);
    if (ranges !== null) expect(rangesOf(world, path)).toEqual(ranges);
    expect(world.shown).toContain("waiting");
  });

  test("waits as long as Retry-After says", async () => {
    const world = await open();
    world.hub.fail(VISION, status(429, { "retry-after": "3000" }));
    world.downloads.start(world.hub.model);
    await world.reached("waiting");
    const { retryAt, problem } = world.downloads.view(world.hub.model.name)!;
    // Not longer than ten minutes, whatever a server says.
    expect(retryAt! - Date.now()).toBeGreaterThan(500_000);
    expect(retryAt! - Date.now()).toBeLessThanOrEqual(600_000);
    expect(problem).toMatch(/fewer requests \(429\)/);
  });

  const givesUp: readonly (readonly [string, readonly Fault[], RegExp])[] = [
    ["is not there", [status(404)], /does not have this model \(404\)/],
    ["is refused", [status(403)], /refused the download \(403\)/],
    ["has wrong bytes", [wrongBytes], /SHA-256 is another.*deleted/],
    ["is a page to sign in", [signInPage], /21 bytes where the file has \d+.*sign in/],
    ["does not end", [endless], /more than the \d+ bytes/],
    ["fails every time", [status(500), status(500), status(500), status(500)], /has trouble \(500\)/],
  ];
  test.each(givesUp)(
    "says so where the file %s, and goes on when it is told to",
    async (_what, faults, sentence) => {
      const world = await open();
      world.hub.fail(VISION, ...faults);
      await fetched(world);
      const view = world.downloads.view(world.hub.model.name);
      expect(view).toMatchObject({ state: "failed" });
      expect(view?.problem).toMatch(sentence);
      expect(world.installed).toEqual([]);
      expect(await world.storage.installed()).toEqual([]);
      // Of a wrong file nothing is left to be taken for a right one.
      expect(lengthOf(partOf(world, VISION))).toBe(0);
      await fetched(world);
      await expectWhole(world);
    },
  );

  test("begins a file anew once where what was left of it belongs to another", async () => {
    const world = await open();
    world.hub.fail(VISION, ({ response, body }) => {
      const other = Buffer.alloc(body.length, 7);
      response.writeHead(200, { "content-length": other.length });
      response.write(other.subarray(0, 100_000));
      void expect
        .poll(() => lengthOf(partOf(world, VISION)))
        .toBe(100_000)
        .then(() => response.destroy());
    });
    await fetched(world);
    await expectWhole(world);
    expect(rangesOf(world, VISION)).toEqual([null, "bytes=100000-", null]);
  });

  test("says that nobody answers where nobody does", async () => {
    const world = await open({ base: "http://127.0.0.1:9" });
    await fetched(world);
    expect(world.downloads.view(world.hub.model.name)?.problem).toMatch(/refused the connection/);
  });
});

describe("a download that a person holds", () => {
  test("pauses, keeps what has come, and goes on from there", async () => {
    const world = await open();
    const { name } = world.hub.model;
    world.hub.fail(VISION, hold(150_000));
    world.downloads.start(world.hub.model);
    await expect.poll(() => lengthOf(partOf(world, VISION))).toBe(150_000);
    await world.downloads.pause(name);
    expect(world.downloads.view(name)).toMatchObject({ state: "paused" });
    expect(world.downloads.view(name)!.receivedBytes).toBeGreaterThanOrEqual(150_000);
    await fetched(world);
    await expectWhole(world);
    expect(rangesOf(world, VISION)).toEqual([null, "bytes=150000-"]);
  });

  test("stays paused over a restart, and goes on over one where it was not", async () => {
    const first = await open();
    first.hub.fail(VISION, hold(150_000));
    first.downloads.start(first.hub.model);
    await expect.poll(() => lengthOf(partOf(first, VISION))).toBe(150_000);
    await first.downloads.pause(first.hub.model.name);
    await first.downloads.stop();

    const second = await open(first);
    await second.downloads.restore([second.hub.model]);
    expect(second.downloads.view(second.hub.model.name)).toMatchObject({ state: "paused" });
    expect(rangesOf(second, VISION)).toEqual([null]);
    second.hub.fail(VISION, hold(10_000));
    second.downloads.start(second.hub.model);
    await second.hub.asked(VISION, 2);
    await second.downloads.stop();

    const third = await open(first);
    await third.downloads.restore([third.hub.model]);
    await third.reached("over");
    await expectWhole(third);
  });

  test("is gone when it is cancelled, and begins from nothing", async () => {
    const world = await open();
    world.hub.fail(VISION, hold(150_000));
    world.downloads.start(world.hub.model);
    await expect.poll(() => existsSync(partOf(world, VISION))).toBe(true);
    await world.downloads.cancel(world.hub.model.name);
    expect(world.downloads.view(world.hub.model.name)).toBeNull();
    expect(readdirSync(join(world.dataDir, "models"))).toEqual([]);
    await fetched(world);
    await expectWhole(world);
  });
});

test("a whole file that a crash left damaged is found out and fetched again", async () => {
  const world = await open();
  world.hub.fail("onnx/text_model_quantized.onnx", status(404));
  await fetched(world);
  const left = join(world.dataDir, "models", `.fetching-${world.hub.model.name}`, VISION);
  const body = readFileSync(left);
  body.fill(0, 0, 100);
  writeFileSync(left, body);
  await world.downloads.stop();

  const again = await open(world);
  await fetched(again);
  await expectWhole(again);
  expect(rangesOf(again, VISION)).toEqual([null, null]);
});

test("a folder without a manifest, or half way through anything, is no model", async () => {
  const { dataDir, storage } = await open();
  for (const name of ["bare", ".fetching-x", ".importing-y", ".removed-z"])
    mkdirSync(join(dataDir, "models", name));
  expect(await storage.installed()).toEqual([]);
  await openModelStorage({ dataDir, now: () => NOON });
  expect(readdirSync(join(dataDir, "models")).sort()).toEqual([".fetching-x", "bare"]);
});

describe("a network with a proxy", () => {
  const names = ["HTTP_PROXY", "http_proxy", "NO_PROXY", "no_proxy"];
  beforeEach(() => {
    for (const name of names) vi.stubEnv(name, undefined);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  /** Forwards what it is asked for, and counts. */
  const startProxy = async (): Promise<{ readonly url: string; readonly asked: string[] }> => {
    const asked: string[] = [];
    const proxy = createServer((request, response) => {
      const target = new URL(request.url ?? "");
      asked.push(target.host);
      const socket = connect(Number(target.port), target.hostname, () => {
        socket.write(`GET ${target.pathname} HTTP/1.1\r\nHost: ${target.host}\r\nConnection: close\r\n\r\n`);
      });
      socket.pipe(response.socket!);
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => {
      proxy.closeAllConnections();
      proxy.close();
    });
    return { url: `http://127.0.0.1:${String((proxy.address() as AddressInfo).port)}`, asked };
  };

  test("goes through HTTP_PROXY, also where it is redirected", async () => {
    const proxy = await startProxy();
    vi.stubEnv("HTTP_PROXY", proxy.url);
    const world = await open();
    await fetched(world);
    await expectWhole(world);
    expect(new Set(proxy.asked).size).toBe(2);
  });

  test("goes past it where NO_PROXY names the host", async () => {
    const proxy = await startProxy();
    vi.stubEnv("HTTP_PROXY", proxy.url);
    vi.stubEnv("NO_PROXY", "127.0.0.1");
    const world = await open();
    await fetched(world);
    await expectWhole(world);
    expect(proxy.asked).toEqual([]);
  });
});
