import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import type { SubmissionId } from "#shared/domain/ids.ts";
import { openFileStore } from "../../electron/files/open-file-store.ts";
import { openIn, quietLog, temporaryFolder } from "../store/temporary-store.ts";
import { wrongFigures } from "../store/verify-figures.ts";

/** Most of the time is starting processes; CI has more of it. */
const ROUNDS = process.env["CI"] ? 20 : 8;
/** A kill falls on a random one of the first acknowledged lines, and there between two of them. */
const MOST_LINES = 60;

/** Lines that the writer managed to say; the last may be cut. */
const killedAfter = async (dataDir: string, round: number, lines: number): Promise<readonly string[]> => {
  const writer = spawn(
    process.execPath,
    [join(import.meta.dirname, "store-writer.ts"), dataDir, String(round)],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const said: string[] = [];
  const gone = once(writer, "exit");
  for await (const line of createInterface({ input: writer.stdout })) {
    said.push(line);
    if (said.length === lines) writer.kill("SIGKILL");
  }
  const [, signal] = (await gone) as [number | null, string | null];
  expect(signal).toBe("SIGKILL");
  return said;
};

test(
  `whatever was acknowledged is there after the process is killed, ${String(ROUNDS)} times`,
  { timeout: 240_000 },
  async () => {
    const dataDir = temporaryFolder();
    const acknowledged = new Map<string, { readonly sha256: string; scored: boolean }>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const said = await killedAfter(dataDir, round, 1 + Math.floor(Math.random() * MOST_LINES));
      for (const line of said) {
        const [what, id, sha256] = line.split(" ");
        if (id === undefined || sha256?.length !== 64) continue;
        acknowledged.set(id, { sha256, scored: what === "scored" });
      }
      const store = await openIn(dataDir);
      const files = await openFileStore({ dataDir, log: quietLog() });
      for (const [id, { sha256, scored }] of acknowledged) {
        const submission = await store.reader.submission(id as SubmissionId);
        expect(submission, `submission ${id}`).not.toBeNull();
        if (scored) expect(submission?.stars).toBe(4);
        expect((await store.reader.filesOf(id as SubmissionId, 1))[0]?.sha256).toBe(sha256);
        const bytes = readFileSync(files.pathOf(sha256));
        expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
      }
      expect((await store.views.verifyEvents()).firstBad).toBeNull();
      await store.close();
      expect(wrongFigures(dataDir)).toEqual([]);
    }
    expect(acknowledged.size).toBeGreaterThan(ROUNDS);
  },
);
