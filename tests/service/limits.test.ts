import { afterEach, describe, expect, test } from "vitest";
import { DEFAULT_LIMITS, LIMIT_NAMES } from "#shared/domain/limits.ts";
import { MINUTE } from "#shared/lib/instant.ts";
import type { ComposeOptions } from "../../electron/compose.ts";
import { accessHandlers } from "../../electron/service/desk/access-calls.ts";
import { startTestService, TEST_KEY, type TestService } from "../helpers/service.ts";

const running: TestService[] = [];
afterEach(async () => {
  for (const service of running.splice(0)) await service.stop();
});

const start = async (over: Partial<ComposeOptions> & { keepFolder?: boolean } = {}) => {
  const service = await startTestService({ model: null, ...over });
  running.push(service);
  return { service, calls: accessHandlers(service.ports) };
};

/** The limit that a call of WURK's pages is answered with, and its status. */
const asked = async ({ url }: TestService) => {
  const answer = await fetch(`${url}/api/external/jobs/00000000/submissions`, {
    headers: { "x-api-key": TEST_KEY },
  });
  return { status: answer.status, policy: answer.headers.get("ratelimit-policy") };
};

describe("limits", () => {
  test("have the referenced defaults, and are all there", async () => {
    const { calls, service } = await start();
    const limits = await calls["limits.get"](undefined);
    expect(limits).toEqual(
      LIMIT_NAMES.map((name) => ({
        name,
        value: DEFAULT_LIMITS[name],
        default: DEFAULT_LIMITS[name],
        fixed: false,
      })),
    );
    expect((await asked(service)).policy).toBe('"default";q=6;w=60');
    expect(service.ports.settings.maxFileBytes).toBe(50 * 1024 ** 2);
  });

  test("that the desk changes apply at once, outlive a restart, and take their default again", async () => {
    const { calls, service } = await start({ keepFolder: true });
    const value = { max: 2, windowMs: 10 * MINUTE };
    await calls["limits.set"]({ name: "wurkSubmissions", value });
    await calls["limits.set"]({ name: "maxFileBytes", value: 1024 ** 2 });
    expect(await asked(service)).toEqual({ status: 404, policy: '"default";q=2;w=600' });
    expect((await asked(service)).status).toBe(404);
    expect((await asked(service)).status).toBe(429);
    expect(service.ports.settings.maxFileBytes).toBe(1024 ** 2);
    // More is allowed from now on, also to whoever was just refused.
    await calls["limits.set"]({ name: "wurkSubmissions", value: { max: 5, windowMs: 10 * MINUTE } });
    expect((await asked(service)).status).toBe(404);
    await service.stop();
    running.pop();

    const { calls: again, service: second } = await start({ dataDir: service.dataDir });
    expect((await asked(second)).policy).toBe('"default";q=5;w=600');
    expect(second.ports.settings.maxFileBytes).toBe(1024 ** 2);
    await again["limits.set"]({ name: "wurkSubmissions", value: null });
    await again["limits.set"]({ name: "maxFileBytes", value: null });
    expect((await asked(second)).policy).toBe('"default";q=6;w=60');
    expect(second.ports.settings.maxFileBytes).toBe(50 * 1024 ** 2);
  });

  test("that the start fixed stand above the desk's, which says so", async () => {
    const { calls, service } = await start({ limits: { wurkSubmissions: { max: 60, windowMs: MINUTE } } });
    expect((await asked(service)).policy).toBe('"default";q=60;w=60');
    expect(
      await calls["limits.set"]({ name: "wurkSubmissions", value: { max: 1, windowMs: MINUTE } }),
    ).toMatchObject({ code: "invalid_limit", message: expect.stringContaining("started") as string });
    const limits = await calls["limits.get"](undefined);
    expect(limits).toContainEqual(expect.objectContaining({ name: "wurkSubmissions", fixed: true }));
    expect(limits).toContainEqual(expect.objectContaining({ name: "wurkCreate", fixed: false }));
  });

  test("outside their bounds are refused with a sentence and nothing changes", async () => {
    const { calls, service } = await start();
    for (const [name, value] of [
      ["wurkSubmissions", { max: 0, windowMs: MINUTE }],
      ["wurkSubmissions", { max: 1.5, windowMs: MINUTE }],
      ["wurkSubmissions", { max: 1, windowMs: 10 }],
      ["wurkSubmissions", 5],
      ["maxFileBytes", 5],
      ["maxFileBytes", { max: 1, windowMs: MINUTE }],
      ["minFreeBytes", -1],
    ] as const) {
      expect(await calls["limits.set"]({ name, value })).toMatchObject({
        kind: "refused",
        code: "invalid_limit",
        message: expect.stringMatching(/\.$/) as string,
      });
    }
    expect((await asked(service)).policy).toBe('"default";q=6;w=60');
  });
});
