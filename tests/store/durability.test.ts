import { expect, test } from "vitest";
import type { CommittedEvent } from "../../electron/service/store-port.ts";
import { openConnection } from "../../electron/store/engine/connection.ts";
import { createDatabase, databasePaths } from "../../electron/store/engine/database-file.ts";
import { groupCommit } from "../../electron/store/engine/group-commit.ts";
import { NOON } from "./moments.ts";
import { quietLog, temporaryFolder } from "./temporary-store.ts";

/** A group commit over a real database whose disk answers when, and what, the test says. */
const withDisk = (synced: () => Promise<void>) => {
  const dataDir = temporaryFolder();
  const paths = databasePaths(dataDir);
  createDatabase(dataDir, paths);
  const connection = openConnection(paths.database, "write");
  const told: CommittedEvent[] = [];
  const commits = groupCommit({
    connection,
    synced,
    between: () => null,
    tell: (events) => told.push(...events),
    log: quietLog(),
    // However slow the machine, works that wait together are one group.
    groupMs: 10_000,
  });
  const close = async (): Promise<void> => {
    await commits.close();
    connection.close();
  };
  return { connection, commits, told, close };
};

const owner = { id: "00112233-4455-6677-8899-aabbccddeeff" as never, name: "acme", monthlyCredits: null };

test("nobody is told of a change before it is on disk", async () => {
  let onDisk = (): void => undefined;
  const disk = new Promise<void>((resolve) => {
    onDisk = resolve;
  });
  let asked = (): void => undefined;
  const syncing = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const { commits, told, close } = withDisk(() => {
    asked();
    return disk;
  });
  let answered = false;
  const write = commits
    .write(async (tx) => {
      await tx.insertOwner(owner);
      await tx.appendEvents(owner.id, [{ type: "key.created", keyId: "k", name: "ci" }], NOON);
    })
    .then(() => {
      answered = true;
    });
  await syncing;
  await new Promise((resolve) => setImmediate(resolve));
  expect([answered, told.length]).toEqual([false, 0]);
  onDisk();
  await write;
  expect([answered, told.length]).toEqual([true, 1]);
  await close();
});

test("a disk that fails to sync ends all writing, with a sentence", async () => {
  const { commits, told, close } = withDisk(() => Promise.reject(new Error("EIO")));
  const fault = { code: "storage_failed", message: expect.stringContaining("start Winnow again") as string };
  await expect(
    commits.write(async (tx) => {
      await tx.insertOwner(owner);
      await tx.appendEvents(owner.id, [{ type: "key.created", keyId: "k", name: "ci" }], NOON);
    }),
  ).rejects.toMatchObject(fault);
  await expect(commits.write(async (tx) => tx.setSetting("a", "b"))).rejects.toMatchObject(fault);
  expect(told).toEqual([]);
  await close();
});

test("a commit that fails fails everybody in it, and keeps nothing", async () => {
  const { connection, commits, close } = withDisk(() => Promise.resolve());
  // Checked at COMMIT only, so each work by itself goes well.
  connection.sqlite.exec(`
    CREATE TABLE promise (name TEXT REFERENCES setting (name) DEFERRABLE INITIALLY DEFERRED);
    CREATE TRIGGER owe AFTER INSERT ON owner BEGIN INSERT INTO promise VALUES ('never set'); END`);
  const results = await Promise.allSettled([
    commits.write(async (tx) => tx.setSetting("a", "1")),
    commits.write(async (tx) => tx.insertOwner(owner)),
    commits.write(async (tx) => tx.setSetting("b", "2")),
  ]);
  expect(results.map((result) => result.status)).toEqual(["rejected", "rejected", "rejected"]);
  await commits.write(async (tx) => tx.setSetting("c", "3"));
  expect(connection.sqlite.prepare("SELECT name FROM setting").pluck().all()).toEqual(["c"]);
  await close();
});
