import BetterSqlite3 from "better-sqlite3";
import { type Cents, createJob, DEFAULT_ACCEPT, type Job } from "#shared/domain/job.ts";
import type { JobCode, OwnerId, SubmissionId, WorkerId } from "#shared/domain/ids.ts";
import { DAY, type Instant, instant } from "#shared/lib/instant.ts";
import type { Worker } from "../../electron/service/store-port.ts";
import { databasePaths } from "../../electron/store/engine/database-file.ts";
import { openStore } from "../../electron/store/open-store.ts";
import { idText } from "../../electron/store/rows/codec.ts";
import { FIGURES } from "./figures.ts";
import { lifeOf } from "./life.ts";
import { idAt, type Random, randomFrom } from "./random.ts";
import { rowWriter, type SentPicture } from "./rows.ts";

export interface GenerateOptions {
  readonly dataDir: string;
  readonly rows: number;
  /** Over how many days the rows arrived, evenly, up to `until`. */
  readonly days?: number;
  readonly until?: Instant;
  /** Whether events are written too; they are half of the time. */
  readonly events?: boolean;
  /** Nothing waits for a model or for a clock, so a program that runs over it changes nothing by itself. */
  readonly still?: boolean;
  /** Shown in turn as what was sent in; left out: files that are not there. */
  readonly pictures?: readonly SentPicture[];
  readonly seed?: number;
}

export interface Generated {
  readonly ownerId: OwnerId;
  readonly workerId: WorkerId;
  readonly job: Job;
  readonly from: Instant;
  readonly until: Instant;
}

const WORKERS = 200;
const NAMES = ["Mika", "Ana", "Ravi", "Lena", "Tomas", "Aiko", "Jamal", "Rosa", "Bao", "Elif"];
const ROWS_PER_COMMIT = 20_000;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Fills a new data folder with one owner's job and its submissions; every kept figure is right. */
export const generate = async (options: GenerateOptions): Promise<Generated> => {
  const { dataDir, rows, days = 30, seed = 1, events = true, still = false, pictures = [] } = options;
  const until = options.until ?? instant(Date.now());
  const from = instant(until - days * DAY);
  const random = randomFrom(seed);
  const ownerId = idText<OwnerId>(idAt(random, from));
  const job = bigJob(random, ownerId, from);
  const workers = Array.from({ length: WORKERS }, (_, index): Worker => {
    const name = `${NAMES[index % NAMES.length] ?? ""} ${String.fromCharCode(65 + Math.floor(index / NAMES.length))}.`;
    return { id: idText(idAt(random, from)), ownerId, name, createdAt: from };
  });
  const store = await openStore({ dataDir, log: quiet, now: () => from });
  await store.write(async (tx) => {
    await tx.insertOwner({ id: ownerId, name: "acme", monthlyCredits: null });
    await tx.insertJob(job);
    for (const worker of workers) await tx.insertWorker(worker);
  });
  await store.close();

  const sqlite = new BetterSqlite3(databasePaths(dataDir).database);
  try {
    sqlite.pragma("synchronous = OFF");
    sqlite.pragma("foreign_keys = OFF");
    sqlite.pragma("cache_size = -200000");
    const makeIndexes = withoutIndexes(sqlite);
    const writer = rowWriter(
      sqlite,
      random,
      Buffer.from(ownerId.replaceAll("-", ""), "hex"),
      events,
      pictures,
    );
    for (let number = 1; number <= rows; number += 1) {
      if (number % ROWS_PER_COMMIT === 1) sqlite.exec("BEGIN");
      const at = instant(from + ((until - from) * number) / (rows + 1));
      const id = idText<SubmissionId>(idAt(random, at));
      const workerId = workers[random.below(WORKERS)]?.id ?? (id as never);
      writer.write(lifeOf(random, { id, jobId: job.id, workerId, number, at, still }));
      if (number % ROWS_PER_COMMIT === 0 || number === rows) sqlite.exec("COMMIT");
    }
    sqlite.exec("BEGIN");
    writer.finish();
    makeIndexes();
    sqlite.exec(FIGURES);
    sqlite.exec("COMMIT");
  } finally {
    sqlite.close();
  }
  return { ownerId, workerId: workers[0]?.id ?? ("" as never), job, from, until };
};

/** Takes the indexes away while rows go in, and gives the way to make them again: sorting once is twice as fast. */
const withoutIndexes = (sqlite: BetterSqlite3.Database): (() => void) => {
  const indexes = sqlite
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
    .all() as readonly { readonly name: string; readonly sql: string }[];
  for (const { name } of indexes) sqlite.exec(`DROP INDEX ${name}`);
  return () => {
    for (const { sql } of indexes) sqlite.exec(sql);
  };
};

/** A selection job, because those have no bound on their submissions. */
const bigJob = (random: Random, ownerId: OwnerId, now: Instant): Job =>
  createJob(
    {
      type: "custom",
      title: "Independent shopfronts, straight on",
      description:
        "A photo of an independent shopfront, seen straight on, in daylight, with the whole front in frame.",
      scoringCriteria: ["whole front in frame", "daylight", "no people in front"],
      filesPerSubmission: 1,
      pricePerFileCents: 25 as Cents,
      minStarRating: 3,
      minWidth: null,
      minHeight: null,
      accept: DEFAULT_ACCEPT,
      metadata: {},
      filesNeeded: null,
      maxCompletions: 500,
      selectionType: "creator",
      selectionTimeMinutes: 43_200,
      holdFirst: 0,
      weights: { relevance: 3, quality: 3, completeness: 1 },
    },
    {
      id: idText(idAt(random, now)),
      ownerId,
      code: random.bytes(4).toString("hex") as JobCode,
      now,
      draw: { secret: "", commitment: "" },
    },
  );
