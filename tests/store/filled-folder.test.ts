import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { placesIn } from "../../electron/files/places.ts";
import { openStore } from "../../electron/store/open-store.ts";
import { ENTRIES } from "../helpers/entries.ts";
import { fillFolder } from "../helpers/filled-folder.ts";
import { NOON } from "./moments.ts";
import { quietLog } from "./temporary-store.ts";
import { wrongFigures } from "./verify-figures.ts";

test("a filled folder has every kind of submission, a picture for each, and figures that are right", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "winnow-filled-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const { job } = await fillFolder(dataDir, 300);
  expect(wrongFigures(dataDir)).toEqual([]);
  const store = await openStore({ dataDir, log: quietLog(), now: () => NOON, entry: ENTRIES.reader });
  onTestFinished(() => store.close());
  const numbers = Array.from({ length: 300 }, (_, index) => index + 1);
  const rows = await store.views.triageRows(job.id, numbers);
  expect(rows).toHaveLength(300);
  expect(new Set(rows.map(({ status }) => status)).size).toBe(4);
  expect(rows.some(({ attempt }) => attempt === 2)).toBe(true);
  expect(rows.some(({ copies }) => copies !== null)).toBe(true);
  const places = placesIn(dataDir);
  for (const { picture } of rows) expect(existsSync(places.derivedPath(picture!, 320))).toBe(true);
});
