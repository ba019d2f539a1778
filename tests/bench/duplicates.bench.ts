/**
 * Copies: how many are found after each trick, how many different pictures are taken for one, and what a look among
 * 100,000 pictures or texts costs. More pictures by WINNOW_BENCH_PHOTOS=/a/folder.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import type { OwnerId } from "#shared/domain/ids.ts";
import { hexToUuid } from "#shared/domain/ids.ts";
import { LUMA_SIDE } from "#shared/domain/duplicates/signature.ts";
import { bandsOf, runsOf } from "#shared/domain/texts/runs.ts";
import { connectionOver } from "../../electron/store/engine/connection.ts";
import { applyMigrations } from "../../electron/store/engine/migrate.ts";
import { MIGRATIONS } from "../../electron/store/migrations/all.ts";
import { itemsByBands } from "../../electron/store/reads/copies.ts";
import { likePictures } from "../../electron/store/views/copies.ts";
import { falseAlarms, picturesIn, quartersOf, signed, tryTricks } from "../helpers/copy-figures.ts";
import { quantile, report } from "./report.ts";

const ROOT = join(import.meta.dirname, "../..");
const MOST_MS = 10;

// ------------------------------------------------------------- recall and false alarms
const drawn = await picturesIn([
  ...["red-cars", "blue-boats", "yellow-flowers"].map((name) => join(ROOT, "resources/practice", name)),
  join(ROOT, "tests/fixtures/drawn"),
]);
const photos = await picturesIn([process.env["WINNOW_BENCH_PHOTOS"] ?? join(ROOT, "tests/fixtures/photos")]);
const quarters = (await Promise.all(photos.map(quartersOf))).flat();
const pictures = await signed([...drawn, ...photos, ...quarters]);

for (const { trick, tried, recognised, byHash } of await tryTricks(pictures)) {
  report({
    name: `duplicates: ${trick}`,
    ratio: recognised / tried,
    against: "all that were tried",
    limit: null,
    detail: { tried, recognised, "without a model": byHash / tried },
  });
}

/** The practice jobs hold two copies on purpose; a quarter is part of its photograph. */
const COPIED = new Set(["017.jpg 028.jpg", "005.jpg 034.jpg"]);
const areSame = (a: string, b: string): boolean =>
  COPIED.has(`${basename(a)} ${basename(b)}`) || (b.startsWith(a) && b !== a);
const { pairs, wrong } = falseAlarms(pictures, areSame);
for (const pair of wrong) process.stdout.write(`called the same: ${pair}\n`);
report({
  name: "duplicates: different pictures called the same",
  ratio: wrong.length / pairs,
  against: "all pairs",
  limit: { at: 0.0002, side: "most" },
  detail: { pairs, wrong: wrong.length, pictures: pictures.length },
});

// ------------------------------------------------------------- a look among 100,000
const COUNT = Number(process.env["WINNOW_BENCH_ROWS"] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), "winnow-bench-"));
try {
  const sqlite = new BetterSqlite3(join(folder, "copies.db"));
  applyMigrations(sqlite, MIGRATIONS);
  sqlite.pragma("foreign_keys = OFF");
  sqlite.pragma("synchronous = OFF");
  const owner = Buffer.alloc(16, 7);
  const ownerId = hexToUuid(owner.toString("hex")) as OwnerId;
  const idOf = (number: number): Buffer => {
    const id = Buffer.alloc(16);
    id.writeUInt32BE(number, 12);
    return id;
  };
  const signatures = pictures.map(({ signature }) => signature);
  /** A real picture's signature with other brightness in it: as many different pictures as are wanted. */
  const madeUp = (number: number): Buffer => {
    const { hashes, luma, cb, cr } = signatures[number % signatures.length]!;
    const other = signatures[(number * 7 + 3) % signatures.length]!;
    const share = (number % 97) / 97;
    const mixed = Float64Array.from(
      luma,
      (value, at) => value * (1 - share) + (other.luma[LUMA_SIDE ** 2 - 1 - at] ?? 0) * share,
    );
    const bytes = Buffer.concat([hashes, Buffer.from(mixed), Buffer.from(cb), Buffer.from(cr)]);
    for (let at = 0; at < 8; at += 1)
      bytes[at] = (Math.imul(number + 1, 2654435761 + at * 40503) >>> 13) & 255;
    return bytes;
  };
  const putItem = sqlite.prepare(
    `INSERT INTO copy_item (seq, kind, owner_id, job_id, submission_id, attempt, file_id, sent_at, digest, hash)
     VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?)`,
  );
  const putFile = sqlite.prepare(
    `INSERT INTO file (id, submission_id, attempt, position, sha256, size_bytes, content_type, facts)
     VALUES (?, ?, 1, 0, ?, 1, 'image/jpeg', ?)`,
  );
  const putBand = sqlite.prepare("INSERT OR IGNORE INTO text_band (key, item) VALUES (?, ?)");
  const WORDS =
    "shop corner stop egg price shell pencil green tile bell bread radio language street door rain light owner".split(
      " ",
    );
  const textOf = (number: number): string =>
    Array.from(
      { length: 30 },
      (_, at) =>
        `${WORDS[Math.imul(number + 11, at * 31 + 7) % WORDS.length] ?? "till"}${String(Math.imul(number, at + 1) % 13)}`,
    ).join(" ");
  sqlite.transaction(() => {
    for (let number = 1; number <= COUNT; number += 1) {
      const bytes = madeUp(number);
      const digest = Buffer.alloc(32);
      digest.writeUInt32BE(number);
      putFile.run(
        idOf(number),
        idOf(number),
        digest,
        JSON.stringify({ signature: bytes.toString("base64") }),
      );
      putItem.run(
        number,
        "picture",
        owner,
        owner,
        idOf(number),
        idOf(number),
        number,
        digest,
        bytes.subarray(0, 8),
      );
      putItem.run(COUNT + number, "text", owner, owner, idOf(number), null, number, digest, null);
      for (const key of bandsOf(runsOf(textOf(number)), ownerId)) putBand.run(key, COUNT + number);
    }
  })();
  const session = connectionOver(sqlite);
  /** Time of the processor, which other programs do not lengthen. */
  const spent = (): number => process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000;
  const looks = (count: number, look: (at: number) => unknown): readonly number[] =>
    Array.from({ length: count }, (_, at) => {
      const began = spent();
      look(at);
      return spent() - began;
    });
  const ask = (at: number) =>
    likePictures(session, { ownerId, signature: madeUp(COUNT + 1 + at).toString("base64"), candidates: [] });
  const filling = looks(1, ask)[0] ?? Number.NaN;
  const times = looks(200, ask);
  report({
    name: `duplicates: a new picture against ${COUNT.toLocaleString("en")}`,
    ratio: quantile(times, 0.5) / MOST_MS,
    against: `${String(MOST_MS)} ms of processor time`,
    limit: { at: 1, side: "most" },
    detail: {
      "median ms": quantile(times, 0.5),
      "p95 ms": quantile(times, 0.95),
      "first look, which reads the hashes, ms": filling,
    },
  });
  const textTimes: number[] = [];
  for (let at = 0; at < 200; at += 1) {
    const began = spent();
    itemsByBands(session, { keys: bandsOf(runsOf(textOf(COUNT + at * 17)), ownerId), limit: 16 });
    textTimes.push(spent() - began);
  }
  report({
    name: `duplicates: a new text against ${COUNT.toLocaleString("en")}`,
    ratio: quantile(textTimes, 0.5) / MOST_MS,
    against: `${String(MOST_MS)} ms of processor time`,
    limit: { at: 2, side: "most" },
    detail: { "median ms": quantile(textTimes, 0.5), "p95 ms": quantile(textTimes, 0.95) },
  });
  sqlite.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
