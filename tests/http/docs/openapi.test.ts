import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { documentChecks, type OpenApi, type SeenAnswer } from "../../helpers/openapi-checks.ts";
import { expectFirsthandError, get } from "../helpers/calls.ts";
import { type HttpService, startHttpService } from "../helpers/http-service.ts";
import { makePlacesJob } from "../helpers/story.ts";
import { type JobId, parsePublicId } from "#shared/domain/ids.ts";

let service: HttpService;
let document: OpenApi;
beforeAll(async () => {
  service = await startHttpService();
  document = JSON.parse((await get(`${service.url}/openapi.json`, { key: null })).text) as OpenApi;
});
afterAll(() => service.stop());

const calls = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

describe("/openapi.json", () => {
  test("is valid OpenAPI 3.1", async () => {
    const validator = new Validator();
    const result = await validator.validate(structuredClone(document) as never);
    expect(result.errors ?? null).toBeNull();
    expect(result.valid).toBe(true);
    expect(validator.version).toBe("3.1");
  });

  test("says of every call who may make it, and names a status for each way it ends", () => {
    const schemes = Object.keys(document.components["securitySchemes"] ?? {});
    expect(schemes).toEqual(["bearerKey", "apiKey", "workerToken"]);
    for (const { path, method, operation } of calls()) {
      const name = `${method} ${path}`;
      const statuses = Object.keys(operation.responses);
      const used = operation.security!.flatMap((one) => Object.keys(one));
      const expected = path.startsWith("/worker/") ? ["workerToken"] : ["bearerKey", "apiKey"];
      expect(used.length === 0 || used.join() === expected.join(), name).toBe(true);
      if (path.startsWith("/v1/") || path.startsWith("/api/external/")) expect(used, name).toEqual(expected);
      expect(
        statuses.some((status) => /^2\d\d$/.test(status)),
        name,
      ).toBe(true);
      expect(statuses, name).toEqual(expect.arrayContaining(["421", "500"]));
      if (used.length > 0) expect(statuses, name).toContain("401");
      if (path.includes("{")) expect(statuses, name).toContain("404");
      if (expected[0] === "bearerKey" && used.length > 0)
        expect(statuses, name).toEqual(expect.arrayContaining(["403", "429"]));
      if (method === "post") expect(statuses, name).toEqual(expect.arrayContaining(["400", "413", "415"]));
      for (const [status, answer] of Object.entries(operation.responses)) {
        expect(answer.description, `${name} ${status}`).not.toMatch(/Default Response|Another answer/);
        expect(Object.keys(answer.headers ?? {}), `${name} ${status}`).toContain("X-Request-Id");
        const dialect = path.startsWith("/api/external/") ? "WurkError" : "Error";
        const schema = answer.content?.["application/json"]?.schema;
        if (Number(status) >= 400 && schema !== undefined && path !== "/readyz")
          expect(schema, `${name} ${status}`).toEqual({ $ref: `#/components/schemas/${dialect}` });
      }
    }
  });

  test("names the rate limits of WURK's calls on every answer that counts, and when to come back", () => {
    const wurk = calls().filter(({ path }) => path.startsWith("/api/external/"));
    expect(wurk.length).toBeGreaterThanOrEqual(3);
    for (const { operation } of wurk) {
      for (const status of ["200", "400", "403", "429"]) {
        expect(Object.keys(operation.responses[status]!.headers!)).toEqual(
          expect.arrayContaining(["RateLimit", "RateLimit-Policy", "X-RateLimit-Limit"]),
        );
      }
      expect(Object.keys(operation.responses["429"]!.headers!)).toContain("Retry-After");
    }
  });

  test("shows examples that fit their schemas", () => {
    const checks = documentChecks(document);
    let count = 0;
    for (const { path, method, operation } of calls()) {
      const at = ["paths", path, method];
      const bodies = [
        [[...at, "requestBody", "content"], operation.requestBody?.content] as const,
        ...Object.entries(operation.responses).map(
          ([status, answer]) => [[...at, "responses", status, "content"], answer.content] as const,
        ),
      ];
      for (const [place, content] of bodies) {
        for (const [type, media] of Object.entries(content ?? {})) {
          if (media.example === undefined) continue;
          count += 1;
          expect(checks.fits([...place, type, "schema"], media.example), place.join(" ")).toBeNull();
        }
      }
    }
    expect(count).toBeGreaterThanOrEqual(9);
  });
});

describe("holding answers against the document", () => {
  const answer = (over: Partial<SeenAnswer> = {}): SeenAnswer => ({
    method: "GET",
    url: "/healthz",
    route: "/healthz",
    hidden: false,
    status: 200,
    header: (name) =>
      name.toLowerCase() === "x-request-id" ? `req_${"0".repeat(32)}` : "application/json; charset=utf-8",
    body: '{"status":"ok"}',
    isWhole: true,
    ...over,
  });

  test("finds nothing where they agree, and each way in which they do not", () => {
    const checks = documentChecks(document);
    const differences = (seen: SeenAnswer): readonly string[] => checks.differences(seen);
    expect(differences(answer())).toEqual([]);
    expect(differences(answer({ status: 418 }))).toEqual(["the document does not have this status"]);
    expect(differences(answer({ route: "/v9/things" }))).toEqual(["the document does not have this call"]);
    expect(differences(answer({ body: '{"status":"fine"}' })).join()).toContain("/status");
    expect(differences(answer({ body: '{"status":"ok","more":1}' })).join()).toContain(
      "additional properties",
    );
    expect(differences(answer({ header: () => undefined })).join()).toContain("X-Request-Id is missing");
    expect(differences(answer({ header: () => "text/html" })).join()).toContain("content type is text/html");
    expect(differences(answer({ route: undefined, status: 404, body: '{"error":"no"}' })).join()).toContain(
      "body",
    );
  });
});

describe("where the documentation is served", () => {
  test("on this listener without a key, with no inline script and nothing from elsewhere", async () => {
    for (const path of ["/docs", "/docs/", "/openapi.json"])
      expect((await get(service.url + path, { key: null })).status).toBe(200);
    const { headers, text } = await get(`${service.url}/docs`, { key: null });
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self';");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
    expect([...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, at]) => at)).toEqual([
      "data:,",
      "/docs/reader.js",
      "/docs/start.js",
    ]);
    const again = await get(`${service.url}/docs`, { key: null });
    expect(again.headers.get("content-security-policy")).not.toBe(policy);
    const reader = await get(`${service.url}/docs/reader.js`, { key: null });
    expect(reader.status).toBe(200);
    expect(reader.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(reader.text).toContain("createApiReference");
  });

  test("not on the listener that one job is shared on", async () => {
    const job = await makePlacesJob(service);
    const lan = await service.serve({}, parsePublicId<JobId>("job", job.id)!);
    for (const path of ["/docs", "/docs/", "/docs/reader.js", "/openapi.json", "/metrics", "/healthz"])
      expectFirsthandError(await get(lan.url + path), 404, "not_found");
  });
});
