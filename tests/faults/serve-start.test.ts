import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../store/temporary-store.ts";
import { readJson, sentencesOf, type ServeProcess, startServe } from "./serve-process.ts";
import { noSmallDisk, smallDisk } from "./small-disk.ts";

const TIMEOUT = { timeout: 40_000 };

/** Ends by itself with that code, having printed nothing on stdout and one sentence on stderr, which is returned. */
const refusal = async (serve: ServeProcess, code: number): Promise<string> => {
  expect(await serve.ended).toEqual({ code, signal: null });
  expect(serve.stdout).toEqual([]);
  const sentences = sentencesOf(serve);
  expect(sentences).toHaveLength(1);
  const [sentence = ""] = sentences;
  expect(sentence).toMatch(/^[A-Z/-].*\.$/);
  expect(sentence).not.toMatch(/Error:|\bat .*:\d+:\d+/);
  return sentence;
};

const hashOf = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");

const used = mkdtempSync(join(tmpdir(), "winnow-used-"));
afterAll(() => rmSync(used, { recursive: true, force: true }));

/** A copy of a data folder that was used and closed. */
const usedFolder = async (): Promise<string> => {
  if (!existsSync(join(used, "winnow.db"))) {
    const serve = startServe(["--data", used, "--port", "0"]);
    await serve.ready;
    serve.signal("SIGTERM");
    expect(await serve.ended).toEqual({ code: 0, signal: null });
  }
  const data = join(temporaryFolder(), "data");
  cpSync(used, data, { recursive: true });
  return data;
};

describe("a serve process that starts", () => {
  test("says on stdout that it is ready, in one line of JSON, and nothing else", TIMEOUT, async () => {
    const data = join(temporaryFolder(), "made", "for", "it");
    const serve = startServe(["--data", data, "--port", "0", "--model", "practice"]);
    const ready = await serve.ready;
    expect(ready).toEqual({
      event: "ready",
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string,
      data,
    });

    expect(await readJson(ready.url, "/healthz")).toEqual({ status: "ok" });
    expect(await readJson(ready.url, "/readyz")).toEqual({
      status: "ready",
      store: "open",
      scorer: { state: "up", reason: null },
      model: {
        ...{ state: "ready", share: null, reason: null },
        ...{ id: "practice", revision: expect.any(String) as string, practice_jobs_only: false },
      },
    });

    const second = startServe(["--data", data, "--port", "0"]);
    expect(await refusal(second, 3)).toContain(data);
    expect(await readJson(ready.url, "/healthz")).toEqual({ status: "ok" });

    serve.signal("SIGTERM");
    expect(await serve.ended).toEqual({ code: 0, signal: null });
    expect(serve.stdout).toHaveLength(1);
    for (const line of serve.stderr) expect(JSON.parse(line)).toHaveProperty("msg");
  });

  test("is ready without a model, and says that pictures wait for one", TIMEOUT, async () => {
    const serve = startServe(["--data", temporaryFolder(), "--port", "0"]);
    const { url } = await serve.ready;
    expect(await readJson(url, "/readyz")).toMatchObject({
      status: "ready",
      scorer: { state: "paused", reason: expect.stringContaining("model") as string },
    });
  });
});

describe("a setting that cannot be used ends it with 2 and a sentence that names it", () => {
  const data = (): string => join(temporaryFolder(), "data");
  test.each<[string, (folder: string) => string[], Record<string, string>, string]>([
    ["no data folder", () => ["--port", "0"], {}, "--data"],
    ["an unknown flag", (folder) => ["--data", folder, "--colour", "red"], {}, "--colour"],
    ["a port that is none", (folder) => ["--data", folder, "--port", "80a"], {}, "--port 80a"],
    ["a port out of range", (folder) => ["--data", folder, "--port", "65536"], {}, "--port 65536"],
    [
      "a public address that is none",
      (folder) => ["--data", folder, "--public-url", "here"],
      {},
      "--public-url here",
    ],
    [
      "a public address of another kind",
      (folder) => ["--data", folder, "--public-url", "ftp://photos.example"],
      {},
      "--public-url ftp://photos.example",
    ],
    ["a short key", (folder) => ["--data", folder], { WINNOW_API_KEYS: "acme=too-short" }, "acme"],
    [
      "keys in another form",
      (folder) => ["--data", folder],
      { WINNOW_API_KEYS: "0123456789abcdef" },
      "WINNOW_API_KEYS",
    ],
    [
      "a limit that is none",
      (folder) => ["--data", folder, "--limit", "wurkSubmissions=0/1m"],
      {},
      "wurkSubmissions=0/1m",
    ],
    ["an unknown limit", (folder) => ["--data", folder], { WINNOW_LIMITS: "speed=5" }, "speed"],
    [
      "a proxy that is no address",
      (folder) => ["--data", folder, "--trust-proxy", "everybody"],
      {},
      "--trust-proxy everybody",
    ],
  ])("%s", TIMEOUT, async (_, args, env, named) => {
    const folder = data();
    expect(await refusal(startServe(args(folder), { env }), 2)).toContain(named);
    expect(existsSync(folder)).toBe(false);
  });

  test("a model folder that holds no model", TIMEOUT, async () => {
    const empty = temporaryFolder();
    const serve = startServe(["--data", data(), "--port", "0", "--model", empty]);
    expect(await refusal(serve, 2)).toContain(empty);
  });

  test("a model folder whose model cannot be loaded", TIMEOUT, async () => {
    const broken = temporaryFolder();
    mkdirSync(join(broken, "onnx"));
    writeFileSync(join(broken, "config.json"), "{}");
    writeFileSync(join(broken, "onnx", "vision_model.onnx"), "not a model");
    const serve = startServe(["--data", data(), "--port", "0", "--model", broken]);
    expect(await refusal(serve, 2)).toContain(broken);
  });
});

describe("a data folder that cannot be used ends it before anything is changed", () => {
  test("4: the database was written by a newer program", TIMEOUT, async () => {
    const data = await usedFolder();
    const database = new BetterSqlite3(join(data, "winnow.db"));
    database.pragma("user_version = 9999");
    database.close();
    const before = hashOf(join(data, "winnow.db"));
    expect(await refusal(startServe(["--data", data, "--port", "0"]), 4)).toContain("9999");
    expect(hashOf(join(data, "winnow.db"))).toBe(before);
  });

  test.each<[string, (bytes: Buffer) => Buffer]>([
    ["another file under its name", () => Buffer.from("These are somebody's notes.\n".repeat(400))],
    ["its second half gone", (bytes) => bytes.subarray(0, bytes.length >> 1)],
    [
      "its tables overwritten",
      (bytes) => Buffer.concat([bytes.subarray(0, 512), bytes.subarray(512).fill(0xa5)]),
    ],
  ])("5: the database is damaged: %s", TIMEOUT, async (_, damage) => {
    const data = await usedFolder();
    const file = join(data, "winnow.db");
    writeFileSync(file, damage(readFileSync(file)));
    const before = hashOf(file);
    await refusal(startServe(["--data", data, "--port", "0"]), 5);
    expect(hashOf(file)).toBe(before);
  });

  test("7: a file stands where the folder should be", TIMEOUT, async () => {
    const file = join(temporaryFolder(), "data");
    writeFileSync(file, "");
    expect(await refusal(startServe(["--data", file]), 7)).toContain(file);
    expect(await refusal(startServe(["--data", join(file, "below")]), 7)).toContain(file);
  });

  test.skipIf(process.platform !== "linux")("7: nobody can make folders there", TIMEOUT, async () => {
    expect(await refusal(startServe(["--data", "/proc/winnow"]), 7)).toContain("/proc/winnow");
  });

  test(
    `7: the disk is read-only${noSmallDisk === null ? "" : ` (skipped: ${noSmallDisk})`}`,
    TIMEOUT,
    async (context) => {
      context.skip(noSmallDisk !== null, noSmallDisk ?? "");
      const disk = smallDisk(8192);
      execFileSync("mount", ["-o", "remount,ro", disk]);
      expect(await refusal(startServe(["--data", join(disk, "data")]), 7)).toContain(disk);
      expect(await refusal(startServe(["--data", disk]), 7)).toContain(disk);
    },
  );
});

test("a port that another program uses ends it with 6 and leaves the folder free", TIMEOUT, async () => {
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, "127.0.0.1", () => {
      const address = other.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  onTestFinished(() => void other.close());
  const data = temporaryFolder();
  expect(await refusal(startServe(["--data", data, "--port", String(port)]), 6)).toContain(String(port));
  const again = startServe(["--data", data, "--port", "0"]);
  await again.ready;
});
