import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openFileStore } from "../../electron/files/open-file-store.ts";
import type { Submission } from "#shared/domain/submission.ts";
import { openIn, quietLog } from "../store/temporary-store.ts";
import { aWorld, send } from "../store/world.ts";
import { wrongFigures } from "../store/verify-figures.ts";
import { noSmallDisk, smallDisk } from "./small-disk.ts";

describe.skipIf(noSmallDisk !== null)(
  `a full disk${noSmallDisk === null ? "" : ` (skipped: ${noSmallDisk})`}`,
  () => {
    test("refuses writes with a sentence, keeps what was acknowledged, and goes on when there is room again", async () => {
      const disk = smallDisk(6_000);
      const store = await openIn(disk);
      const world = await aWorld(store);
      const ballast = join(disk, "ballast");
      writeFileSync(ballast, Buffer.alloc(2_000_000));
      const kept: Submission[] = [];
      let fault: unknown = null;
      for (let index = 0; index < 2_000 && fault === null; index += 1) {
        await send(world, { text: "x".repeat(2_000) }).then(
          (submission) => kept.push(submission),
          (error: unknown) => (fault = error),
        );
      }
      expect(fault).toMatchObject({ name: "StoreError", code: "disk_full" });
      expect((fault as Error).message).toContain("Free some space");
      expect(kept.length).toBeGreaterThan(20);
      rmSync(ballast);
      kept.push(await send(world));
      expect((await store.reader.submissions(kept.map((submission) => submission.id))).length).toBe(
        kept.length,
      );
      expect((await store.reader.job(world.job.id))?.counts.pendingScore).toBe(kept.length);
      await store.close();
      expect(wrongFigures(disk)).toEqual([]);
    });

    test("refuses a data folder that has no room for a database, and leaves no half of one", async () => {
      const disk = smallDisk(64);
      await expect(openIn(disk)).rejects.toMatchObject({ code: "disk_full" });
      expect(readdirSync(disk)).not.toContain("winnow.db");
    });

    test("refuses an upload and leaves nothing of it behind", async () => {
      const disk = smallDisk(512);
      const files = await openFileStore({ dataDir: disk, log: quietLog() });
      const free = await files.freeBytes();
      const received = await files.receive(
        (async function* () {
          for (let chunk = 0; chunk < 64; chunk += 1) yield Buffer.alloc(64 * 1024, 0xff);
        })(),
        "a.jpg",
        { maxBytes: 50e6, maxPixels: 250e6, accept: ["image/jpeg"] },
      );
      expect(received).toMatchObject({ kind: "refused", code: "disk_full" });
      expect(readdirSync(join(disk, "files", "incoming"))).toEqual([]);
      expect(await files.freeBytes()).toBe(free);
    });
  },
);
