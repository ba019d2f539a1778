import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ACCESS_CALLS } from "#shared/contract/access-calls.ts";
import { KEY_OVERLAPS, type KeyView, type NewKeyView } from "#shared/contract/settings-views.ts";
import { isRefusal, type Refusal } from "#shared/domain/refusal.ts";
import { HOUR } from "#shared/lib/instant.ts";
import { DESK_OWNER } from "../../electron/service/access.ts";
import { accessHandlers } from "../../electron/service/desk/access-calls.ts";
import { startTestService, TEST_KEY, TestClock, type TestService } from "../helpers/service.ts";

const clock = new TestClock(Date.UTC(2026, 2, 16, 12));
let service: TestService;
let calls: ReturnType<typeof accessHandlers>;
beforeAll(async () => {
  service = await startTestService({ model: null, clock });
  calls = accessHandlers(service.ports);
});
afterAll(() => service.stop());

const done = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
};

const make = async (scopes: KeyView["scopes"] = ["submissions:read"]): Promise<NewKeyView> =>
  done(await calls["keys.create"]({ ownerName: "acme", name: "Nightly export", scopes: [...scopes] }));

const status = async (key: string, path = "/v1/submissions"): Promise<number> =>
  (await fetch(service.url + path, { headers: { authorization: `Bearer ${key}` } })).status;

const listed = async (id: string): Promise<KeyView> => {
  const { keys } = done(await calls["keys.list"](undefined));
  return keys.find((key) => key.id === id)!;
};

const AN_HOUR = KEY_OVERLAPS[1];

describe("a key made on the desk", () => {
  test("opens what its scopes say, for the owner it was made for, and is shown once", async () => {
    const { key, secret } = await make();
    expect(secret).toMatch(/^wk_[0-9a-f]{64}$/);
    expect(await status(secret)).toBe(200);
    expect(await status(secret, "/v1/jobs")).toBe(403);
    const list = done(await calls["keys.list"](undefined));
    expect(JSON.stringify(list)).not.toContain(secret.slice(3));
    expect(list.owners).toEqual([DESK_OWNER, "acme", "globex"]);
    expect(await listed(key.id)).toMatchObject({
      ownerName: "acme",
      name: "Nightly export",
      scopes: ["submissions:read"],
      revokedAt: null,
      fromEnvironment: false,
    });
  });

  test("is told another name and other scopes at once", async () => {
    const { key, secret } = await make();
    done(await calls["keys.rename"]({ keyId: key.id, name: "Weekly export" }));
    done(await calls["keys.setScopes"]({ keyId: key.id, scopes: ["jobs:write", "jobs:read"] }));
    expect(await listed(key.id)).toMatchObject({
      name: "Weekly export",
      scopes: ["jobs:read", "jobs:write"],
    });
    expect(await status(secret)).toBe(403);
    expect(await status(secret, "/v1/jobs")).toBe(200);
  });

  test("opens nothing once revoked, and stays in the list", async () => {
    const { key, secret } = await make();
    expect(await status(secret)).toBe(200);
    done(await calls["keys.revoke"]({ keyId: key.id }));
    expect(await status(secret)).toBe(401);
    expect((await listed(key.id)).revokedAt).toBe(clock.now());
    for (const again of [
      calls["keys.revoke"]({ keyId: key.id }),
      calls["keys.rename"]({ keyId: key.id, name: "Again" }),
      calls["keys.rotate"]({ keyId: key.id, overlapMs: 0 }),
    ]) {
      expect(await again).toMatchObject({ kind: "refused", code: "wrong_state" });
    }
  });

  test("that is rotated stays good as long as was chosen, beside the one that takes over", async () => {
    const { key, secret } = await make();
    const next = done(await calls["keys.rotate"]({ keyId: key.id, overlapMs: AN_HOUR }));
    expect(next.key).toMatchObject({ name: "Nightly export", scopes: ["submissions:read"], revokedAt: null });
    expect([await status(secret), await status(next.secret)]).toEqual([200, 200]);
    expect(await calls["keys.rotate"]({ keyId: key.id, overlapMs: 0 })).toMatchObject({
      code: "wrong_state",
    });
    clock.advance(HOUR - 1000);
    expect(await status(secret)).toBe(200);
    clock.advance(1000);
    expect([await status(secret), await status(next.secret)]).toEqual([401, 200]);
  });

  test("that is rotated without an overlap ends at once, and one in its overlap can be ended", async () => {
    const first = await make();
    const second = done(await calls["keys.rotate"]({ keyId: first.key.id, overlapMs: 0 }));
    expect([await status(first.secret), await status(second.secret)]).toEqual([401, 200]);
    const third = done(await calls["keys.rotate"]({ keyId: second.key.id, overlapMs: AN_HOUR }));
    done(await calls["keys.revoke"]({ keyId: second.key.id }));
    expect([await status(second.secret), await status(third.secret)]).toEqual([401, 200]);
  });

  test("is made for a new owner too, and takes no empty name and no empty scopes", async () => {
    const made = done(
      await calls["keys.create"]({ ownerName: "initech", name: "Reader", scopes: ["jobs:read"] }),
    );
    expect(made.key.ownerName).toBe("initech");
    const schema = ACCESS_CALLS["keys.create"];
    const wanted = { ownerName: "acme", name: "x", scopes: ["jobs:read"] };
    expect(schema.safeParse(wanted).success).toBe(true);
    for (const wrong of [{ name: "  " }, { name: "x".repeat(61) }, { scopes: [] }, { scopes: ["all"] }])
      expect(schema.safeParse({ ...wanted, ...wrong }).success).toBe(false);
  });

  test("writes to the log what was done with it, without its secret", async () => {
    const seen: unknown[] = [];
    const stop = service.ports.store.onCommitted((events) => seen.push(...events.map(({ event }) => event)));
    const { key, secret } = await make();
    const next = done(await calls["keys.rotate"]({ keyId: key.id, overlapMs: AN_HOUR }));
    done(await calls["keys.revoke"]({ keyId: key.id }));
    stop();
    expect(seen).toEqual([
      { type: "key.created", keyId: key.id, name: "Nightly export" },
      {
        type: "key.rotated",
        keyId: key.id,
        name: "Nightly export",
        newKeyId: next.key.id,
        goodUntil: clock.now() + HOUR,
      },
      { type: "key.revoked", keyId: key.id, name: "Nightly export" },
    ]);
    expect(JSON.stringify(seen)).not.toContain(secret.slice(3));
  });
});

describe("across a restart", () => {
  test("a key of the environment that was revoked stays revoked, and the last use is remembered", async () => {
    const first = await startTestService({ model: null, clock, keepFolder: true });
    const of = (running: TestService) => accessHandlers(running.ports);
    const keyOf = async (running: TestService): Promise<KeyView> =>
      done(await of(running)["keys.list"](undefined)).keys.find(({ ownerName }) => ownerName === "acme")!;
    const ask = (running: TestService) =>
      fetch(`${running.url}/v1/jobs`, { headers: { "x-api-key": TEST_KEY } });

    expect(await keyOf(first)).toMatchObject({ fromEnvironment: true, lastUsedAt: null, revokedAt: null });
    expect((await ask(first)).status).toBe(200);
    const usedAt = clock.now();
    expect((await keyOf(first)).lastUsedAt).toBe(usedAt);
    done(await of(first)["keys.revoke"]({ keyId: (await keyOf(first)).id }));
    await first.stop();

    clock.advance(HOUR);
    const second = await startTestService({ model: null, clock, dataDir: first.dataDir });
    try {
      expect(await keyOf(second)).toMatchObject({ fromEnvironment: true, lastUsedAt: usedAt });
      expect((await keyOf(second)).revokedAt).not.toBeNull();
      expect((await ask(second)).status).toBe(401);
    } finally {
      await second.stop();
    }
  });
});
