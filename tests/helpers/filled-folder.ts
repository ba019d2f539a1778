/** A data folder with as many submissions of one job as a test or a bench wants, each with a picture that shows. */
import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import sharp from "sharp";
import { MEDIA_SIZE } from "#shared/contract/media.ts";
import { placesIn } from "../../electron/files/places.ts";
import { databasePaths } from "../../electron/store/engine/database-file.ts";
import { generate, type Generated } from "../../scripts/generate/generate.ts";
import type { SentPicture } from "../../scripts/generate/rows.ts";

const PHOTOS = join(import.meta.dirname, "..", "fixtures", "photos");
const DAYS = 10;

/** Puts a file where an upload would have put it, with the smaller pictures that scoring makes. */
const keep = async (dataDir: string, name: string): Promise<SentPicture> => {
  const path = join(PHOTOS, name);
  const bytes = await readFile(path);
  const sha256 = createHash("sha256").update(bytes).digest();
  const places = placesIn(dataDir);
  const hex = sha256.toString("hex");
  await mkdir(places.folderOf(hex), { recursive: true });
  await copyFile(path, places.pathOf(hex));
  for (const size of [MEDIA_SIZE.thumb, MEDIA_SIZE.preview]) {
    if (size === null) continue;
    await sharp(bytes)
      .resize(size, size, { fit: "inside", withoutEnlargement: true })
      .webp({ effort: 0 })
      .toFile(places.derivedPath(hex, size));
  }
  const { width, height } = await sharp(bytes).metadata();
  return { sha256, contentType: "image/jpeg", bytes: bytes.length, width, height };
};

/** Some were tried twice, and some were sent more than once. */
const MORE = `
  UPDATE submission SET attempt = 2 WHERE number % 20 = 7 AND scored_at IS NOT NULL;
  INSERT INTO attempt (submission_id, attempt, content_text, received_at, scored_at, stars, reasoning, score)
    SELECT submission_id, 2, content_text, received_at, scored_at, stars, reasoning, score FROM attempt
    WHERE submission_id IN (SELECT id FROM submission WHERE attempt = 2);
  UPDATE file SET attempt = 2 WHERE submission_id IN (SELECT id FROM submission WHERE attempt = 2);
  INSERT INTO copy_cluster (id, size)
    SELECT number / 100 + 1, count(*) FROM submission WHERE number % 100 < 2 GROUP BY 1;
  INSERT INTO copy_mark (job_id, number, kind, cluster)
    SELECT job_id, number, 'same_picture', number / 100 + 1 FROM submission WHERE number % 100 < 2;
`;

/**
 * A job of `rows` submissions: scored, most not reviewed, some decided by two people, rejected with reasons, tried
 * twice, found alike. They share the photographs of the fixtures. 100,000 take about ten seconds.
 */
export const fillFolder = async (dataDir: string, rows: number): Promise<Generated> => {
  const photos = (await readdir(PHOTOS)).filter((name) => name.endsWith(".jpg")).sort();
  await mkdir(dataDir, { recursive: true });
  const pictures = await Promise.all(photos.map((name) => keep(dataDir, name)));
  const made = await generate({ dataDir, rows, days: DAYS, events: false, still: true, pictures });
  const sqlite = new BetterSqlite3(databasePaths(dataDir).database);
  try {
    sqlite.exec(`BEGIN; ${MORE} COMMIT; PRAGMA wal_checkpoint(TRUNCATE);`);
  } finally {
    sqlite.close();
  }
  return made;
};
