import { afterAll, beforeAll, expect, test } from "vitest";
import { get } from "../helpers/calls.ts";
import { type HttpService, startHttpService } from "../helpers/http-service.ts";

let service: HttpService;
beforeAll(async () => {
  service = await startHttpService();
});
afterAll(() => service.stop());

const FAMILIES = /^\/(v1|api\/external|worker\/v1)\//;
/** A protocol of its own, which says itself what a repeat is. */
const RESUMABLE = /^\/worker\/v1\/uploads\b/;

test("every POST that changes something documents Idempotency-Key", async () => {
  const { paths } = (await get(`${service.url}/openapi.json`)).body;
  const mutating = Object.entries(paths).filter(
    ([path, methods]) => FAMILIES.test(path) && !RESUMABLE.test(path) && methods["post"] !== undefined,
  );
  expect(mutating.length).toBeGreaterThanOrEqual(10);
  const without = mutating
    .filter(
      ([, methods]) => methods["post"]?.parameters?.every(({ name }) => name !== "Idempotency-Key") ?? true,
    )
    .map(([path]) => path);
  expect(without).toEqual([]);
});
