import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "#shared/lib/canonical-json.ts";
import type { OpenedStore } from "../../electron/store/open-store.ts";
import { newId, NOON } from "./moments.ts";
import { openIn, temporaryStore } from "./temporary-store.ts";
import { aWorld, score, send, type World } from "./world.ts";

/** Two jobs' chains and an owner's, closed. */
const written = async (): Promise<{ readonly dataDir: string; readonly world: World }> => {
  const { dataDir, store } = await temporaryStore();
  const world = await aWorld(store);
  for (const stars of [5, 1, 4] as const) await score(world, (await send(world)).id, stars);
  await store.write((tx) =>
    tx.appendEvents(world.owner.id, [{ type: "key.created", keyId: newId(), name: "ci" }], NOON),
  );
  await store.close();
  return { dataDir, world };
};

/** Someone with a database program, and no respect for triggers. */
const tamper = (dataDir: string, sql: string): void => {
  const sqlite = new BetterSqlite3(join(dataDir, "winnow.db"));
  for (const name of sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all()) {
    sqlite.exec(`DROP TRIGGER ${String(name)}`);
  }
  sqlite.pragma("foreign_keys = OFF");
  expect(sqlite.prepare(sql).run().changes).toBe(1);
  sqlite.close();
};

const verified = async (dataDir: string) => (await openIn(dataDir)).views.verifyEvents();

describe("the chain of events", () => {
  test("verifies as it was written, over all chains", async () => {
    const { dataDir } = await written();
    expect(await verified(dataDir)).toEqual({ checked: 10, firstBad: null });
  });

  test.each([
    [
      "a changed payload",
      "UPDATE event_payload SET payload = replace(payload, '\"stars\":1', '\"stars\":5') WHERE payload LIKE '%\"stars\":1%'",
    ],
    ["a changed type", "UPDATE event SET type = 'submission.approved' WHERE type = 'submission.rejected'"],
    ["a moved time", "UPDATE event SET at = at + 1 WHERE seq = 3"],
    ["one changed byte of a hash", "UPDATE event SET hash = zeroblob(32) WHERE seq = 4"],
    [
      "a salt that was exchanged",
      "UPDATE event_payload SET salt = zeroblob(16) WHERE event_id = (SELECT id FROM event WHERE seq = 5)",
    ],
    ["an event taken out of the middle", "DELETE FROM event WHERE seq = 5"],
    ["the last event taken away", "DELETE FROM event WHERE seq = 9"],
    ["a chain whose end was forgotten", "DELETE FROM event_chain WHERE last_seq = 9"],
  ])("shows %s", async (_, sql) => {
    const { dataDir } = await written();
    tamper(dataDir, sql);
    expect((await verified(dataDir)).firstBad).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("still verifies after a worker's payloads are erased, and those are gone", async () => {
    const { dataDir, world } = await written();
    const store: OpenedStore = await openIn(dataDir);
    expect(await store.write((tx) => tx.erasePayloads(world.worker.id))).toBe(9);
    expect(await store.views.verifyEvents()).toEqual({ checked: 10, firstBad: null });
    await store.close();
    const sqlite = new BetterSqlite3(join(dataDir, "winnow.db"), { readonly: true });
    expect(sqlite.prepare("SELECT count(*) FROM event_payload").pluck().get()).toBe(1);
    sqlite.close();
  });
});

describe("canonical JSON", () => {
  test("does not depend on the order of keys, and means what JSON means", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
    expect(canonicalJson({ b: 1, a: { d: 2, c: undefined } })).toBe('{"a":{"d":2},"b":1}');
  });
});
