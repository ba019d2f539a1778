/** `npm run remote` as it is typed, on a data folder that nobody has open. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { SERVE_ENTRY } from "../../helpers/entries.ts";
import { TEST_KEY } from "../../helpers/service.ts";
import { makeContest, sendTexts, startFar } from "./two-services.ts";

const COMMAND = SERVE_ENTRY.replace(/serve\.(ts|js)$/, "remote-command.$1");

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const remote = async (dataDir: string, ...args: readonly string[]): Promise<Said> => {
  const child = spawn(process.execPath, [COMMAND, ...args, "--data", dataDir], {
    env: { ...process.env, NODE_OPTIONS: "", WINNOW_REMOTE_KEY: TEST_KEY },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit") as Promise<[number]>,
  ]);
  return { code, out, err };
};

test(
  "a remote is added, followed, read and removed by the command, which says what it did and what it refuses",
  { timeout: 60_000 },
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "winnow-test-"));
    onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
    const url = await startFar();
    const job = await makeContest(url, 2);
    await sendTexts(job, 0, 3);

    expect(await remote(dataDir, "add", "Atlas", url, "--rate", "list=50/1s")).toMatchObject({
      code: 0,
      out: "Atlas is added.\n",
    });
    const closes = new Date(Date.now() + 3_600_000).toISOString();
    const followed = await remote(
      dataDir,
      ...["follow", "Atlas", job.code, "--title", "Oat drink", "--closes", closes, "--cap", "2"],
    );
    expect(followed).toMatchObject({ code: 0, out: "Oat drink is followed.\n" });
    const read = await remote(dataDir, "sync", "Atlas");
    expect(read).toMatchObject({ code: 0, err: "" });
    expect(read.out).toContain(`${job.code}  Oat drink: 3 submissions`);
    const listed = await remote(dataDir, "list", "--json");
    expect(JSON.parse(listed.out)).toMatchObject({
      event: "remote",
      remote: { name: "Atlas", baseUrl: url, jobs: [{ remoteKey: job.code, rows: 3, cap: 2 }] },
    });
    expect(listed.out).not.toContain(TEST_KEY);
    expect(await remote(dataDir, "sync", "Borealis")).toMatchObject({
      code: 1,
      err: "There is no remote called Borealis.\n",
    });
    expect((await remote(dataDir, "remove", "Atlas")).out).toBe("Atlas is removed.\n");
    expect((await remote(dataDir, "list")).out).toBe("There is no remote.\n");
  },
);
