import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { describe, expect, onTestFinished, test } from "vitest";
import { APPLICATION_ID } from "../../electron/store/engine/database-file.ts";
import { applyMigrations, NEWEST_VERSION } from "../../electron/store/engine/migrate.ts";
import { MIGRATIONS } from "../../electron/store/migrations/all.ts";
import { openIn, quietLog, temporaryFolder, temporaryStore } from "./temporary-store.ts";
import { aWorld, score, send } from "./world.ts";
import { wrongFigures } from "./verify-figures.ts";

const databaseIn = (dataDir: string): string => join(dataDir, "winnow.db");

/** A closed database with some rows. */
const closedStore = async (): Promise<string> => {
  const { dataDir, store } = await temporaryStore();
  const world = await aWorld(store);
  for (let index = 0; index < 20; index += 1) await send(world);
  await store.close();
  return dataDir;
};

describe("a database of another version", () => {
  /** A database as version 1 left it, with an owner in it. */
  const oldDatabase = (dataDir: string, version: number): void => {
    const sqlite = new BetterSqlite3(databaseIn(dataDir));
    sqlite.pragma(`application_id = ${String(APPLICATION_ID)}`);
    sqlite.pragma("journal_mode = WAL");
    applyMigrations(sqlite, MIGRATIONS.slice(0, version));
    sqlite.exec("INSERT INTO owner (id, name) VALUES (x'00112233445566778899aabbccddeeff', 'acme')");
    sqlite.close();
  };

  test("is brought up to date with its rows, after a copy was made", async () => {
    const dataDir = temporaryFolder();
    oldDatabase(dataDir, 1);
    const log = quietLog();
    const store = await openIn(dataDir, { log });
    expect(await store.reader.ownerByName("acme")).toMatchObject({
      id: "00112233-4455-6677-8899-aabbccddeeff",
    });
    const world = await aWorld(store);
    await score(world, (await send(world)).id, 4);
    await store.close();
    expect(wrongFigures(dataDir)).toEqual([]);
    const [copy] = readdirSync(join(dataDir, "before-update"));
    const earlier = new BetterSqlite3(join(dataDir, "before-update", copy!), { readonly: true });
    expect(earlier.pragma("user_version", { simple: true })).toBe(1);
    expect(earlier.prepare("SELECT name FROM owner").pluck().all()).toEqual(["acme"]);
    earlier.close();
    expect(log.lines.join()).toContain("a copy of the earlier one was kept");
  });

  test("a migration that fails changes nothing", () => {
    const dataDir = temporaryFolder();
    oldDatabase(dataDir, 1);
    const sqlite = new BetterSqlite3(databaseIn(dataDir));
    const failing = {
      version: 2,
      name: "fails half-way",
      up: (database: BetterSqlite3.Database) => {
        database.exec("CREATE TABLE half (a); DELETE FROM owner; INSERT INTO nowhere VALUES (1)");
      },
    };
    expect(() => applyMigrations(sqlite, [...MIGRATIONS.slice(0, 1), failing])).toThrow("nowhere");
    expect(sqlite.pragma("user_version", { simple: true })).toBe(1);
    expect(sqlite.prepare("SELECT count(*) FROM owner").pluck().get()).toBe(1);
    sqlite.close();
  });

  test("a newer one is refused and left as it is", async () => {
    const dataDir = await closedStore();
    const sqlite = new BetterSqlite3(databaseIn(dataDir));
    sqlite.pragma(`user_version = ${String(NEWEST_VERSION + 1)}`);
    sqlite.close();
    const before = readFileSync(databaseIn(dataDir));
    await expect(openIn(dataDir)).rejects.toMatchObject({
      code: "database_newer",
      message: expect.stringContaining("newer Winnow") as string,
    });
    expect(readFileSync(databaseIn(dataDir)).equals(before)).toBe(true);
  });

  test("versions are numbered without gaps", () => {
    expect(MIGRATIONS.map((migration) => migration.version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  });
});

describe("a damaged database", () => {
  const damages: Readonly<Record<string, (path: string) => void>> = {
    "cut to half": (path) => truncateSync(path, Math.floor(readFileSync(path).length / 2)),
    "cut to nothing": (path) => truncateSync(path, 0),
    "cut by one byte": (path) => truncateSync(path, readFileSync(path).length - 1),
    "with a header overwritten": (path) => {
      const bytes = readFileSync(path);
      bytes.fill(0xff, 0, 64);
      writeFileSync(path, bytes);
    },
    "with pages overwritten": (path) => {
      const bytes = readFileSync(path);
      bytes.fill(0xa5, 4096 * 5, 4096 * 12);
      writeFileSync(path, bytes);
    },
    "that is another program's file": (path) => writeFileSync(path, "Dear diary\n".repeat(1000)),
  };

  test.each(Object.keys(damages))("%s is named, and left as it is", async (name) => {
    const dataDir = await closedStore();
    damages[name]!(databaseIn(dataDir));
    const before = readFileSync(databaseIn(dataDir));
    await expect(openIn(dataDir)).rejects.toMatchObject({
      name: "StoreError",
      code: "database_damaged",
      message: expect.stringMatching(/backup|another data folder/) as string,
    });
    expect(readFileSync(databaseIn(dataDir)).equals(before)).toBe(true);
  });

  test("with a log beside it, both are left as they are", async () => {
    const { dataDir, store } = await temporaryStore();
    const world = await aWorld(store);
    for (let index = 0; index < 20; index += 1) await send(world);
    const copy = temporaryFolder();
    for (const suffix of ["", "-wal"]) copyFileSync(databaseIn(dataDir) + suffix, databaseIn(copy) + suffix);
    await store.close();
    const bytes = readFileSync(databaseIn(copy));
    bytes.fill(0xa5, 4096 * 5, 4096 * 12);
    writeFileSync(databaseIn(copy), bytes);
    // The log holds newer versions of some pages; what it does not hold stays damaged.
    const before = ["", "-wal"].map((suffix) => readFileSync(databaseIn(copy) + suffix));
    await expect(openIn(copy)).rejects.toMatchObject({ code: "database_damaged" });
    expect(["", "-wal"].map((suffix) => readFileSync(databaseIn(copy) + suffix))).toEqual(before);
  });

  test("another program's database is not taken for ours", async () => {
    const dataDir = temporaryFolder();
    new BetterSqlite3(databaseIn(dataDir)).exec("CREATE TABLE diary (day)").close();
    await expect(openIn(dataDir)).rejects.toMatchObject({ code: "database_damaged" });
  });

  test("what a stop left of a database that was never finished is cleared away", async () => {
    const dataDir = temporaryFolder();
    appendFileSync(`${databaseIn(dataDir)}.new`, "half");
    const store = await openIn(dataDir);
    expect(await store.reader.ownerByName("acme")).toBeNull();
    expect(existsSync(`${databaseIn(dataDir)}.new`)).toBe(false);
  });
});

describe("the data folder", () => {
  test("is opened by one at a time, in this process and in others, and free again after a kill", async () => {
    const dataDir = temporaryFolder();
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, "..", "faults", "store-holder.ts"), dataDir],
      {
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    onTestFinished(() => void child.kill("SIGKILL"));
    await once(child.stdout, "data");
    await expect(openIn(dataDir)).rejects.toMatchObject({
      code: "data_folder_in_use",
      message: expect.stringContaining(dataDir) as string,
    });
    child.kill("SIGKILL");
    await once(child, "exit");
    const store = await openIn(dataDir);
    await expect(openIn(dataDir)).rejects.toMatchObject({ code: "data_folder_in_use" });
    await store.close();
    await (await openIn(dataDir)).close();
  });

  test.each(["data", "data/deeper"])("that cannot be a folder (%s) is named", async (path) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "data"), "a file stands where the folder should be");
    await expect(openIn(join(folder, path))).rejects.toMatchObject({
      code: "folder_not_writable",
      message: expect.stringContaining("cannot be written") as string,
    });
  });

  test("in which the database cannot be opened is named", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "winnow.lock"));
    await expect(openIn(folder)).rejects.toMatchObject({ code: "folder_not_writable" });
  });
});
