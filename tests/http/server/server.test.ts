import { hostname, networkInterfaces } from "node:os";
import { connect, createServer, type AddressInfo } from "node:net";
import { readdir } from "node:fs/promises";
import { Agent, request as httpRequest } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, expectFirsthandError, expectWurkError, get } from "../helpers/calls.ts";
import { type HttpService, type Served, startHttpService, TEST_KEY } from "../helpers/http-service.ts";
import { drawnPicture, joinJob, makePlacesJob, withComments } from "../helpers/story.ts";
import { createApp } from "../../../electron/http/app.ts";
import { listen } from "../../../electron/http/listen.ts";
import { pino } from "pino";

let service: HttpService;
beforeAll(async () => {
  service = await startHttpService();
});
afterAll(() => service.stop());

/** With a Host header of our choice, which fetch does not allow. */
const asHost = (
  at: { url: string },
  host: string,
  path = "/healthz",
): Promise<{ status: number; text: string; id: string }> =>
  new Promise((resolve, reject) => {
    const request = httpRequest(
      at.url + path,
      { headers: { host, authorization: `Bearer ${TEST_KEY}` } },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, text, id: String(response.headers["x-request-id"]) }),
        );
      },
    );
    request.on("error", reject).end();
  });

/** Bytes as they are. */
const bytesTo = ({ url }: { url: string }, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { port, hostname: host } = new URL(url);
    const socket = connect(Number(port), host, () => socket.write(text));
    let answer = "";
    socket.setEncoding("utf8").on("data", (chunk: string) => (answer += chunk));
    socket.on("close", () => resolve(answer)).on("error", reject);
  });

describe("the Host header", () => {
  test("names the service's own names and addresses, with any port", async () => {
    const served = await service.serve({ publicUrls: ["https://Photos.Example:8443/x"], hosts: ["box.lan"] });
    const outside = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .find((one) => !one.internal && one.family === "IPv4");
    const own = [
      "localhost",
      "LOCALHOST:99",
      "127.0.0.1",
      "[::1]:5",
      "photos.example",
      "photos.example:8443",
      "box.lan",
      "box.lan.",
      hostname(),
    ];
    if (outside !== undefined) own.push(outside.address);
    for (const host of own) expect(await asHost(served, host)).toMatchObject({ status: 200 });
  });

  test("of anybody else is 421, in the words of the dialect", async () => {
    for (const host of [
      "evil.example",
      "localhost.evil.example",
      "127.0.0.1.nip.io",
      "203.0.113.9",
      "photos.example",
    ]) {
      const answer = await asHost(service, host, "/v1/submissions");
      expect(answer.status).toBe(421);
      expect(JSON.parse(answer.text)).toMatchObject({
        error: { type: "invalid_request", request_id: answer.id, details: [] },
      });
    }
    const wurk = await asHost(service, "evil.example", "/api/external/jobs/00000000/submissions");
    expect(JSON.parse(wurk.text)).toMatchObject({ ok: false, code: "misdirected_request" });
  });
});

describe("a request without a Host header", () => {
  test("is refused: 421 in HTTP/1.0, where there need be none, 400 in HTTP/1.1", async () => {
    expect(await bytesTo(service, "GET /healthz HTTP/1.0\r\n\r\n")).toMatch(/^HTTP\/1\.1 421 /);
    expect(await bytesTo(service, "GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n")).toMatch(
      /^HTTP\/1\.1 400 /,
    );
  });
});

describe("every answer", () => {
  test("has an id of its own, the same in header and error, whatever the client sends", async () => {
    const [a, b] = [
      await get(`${service.url}/healthz`),
      await get(`${service.url}/v1/nothing`, { headers: { "x-request-id": "mine" } }),
    ];
    expectFirsthandError(b, 404, "not_found");
    expect(a.headers.get("x-request-id")).not.toBe(b.headers.get("x-request-id"));
    expectWurkError(await get(`${service.url}/api/external/nothing`), 404, "not_found");
    expectFirsthandError(await get(`${service.url}/%zz`), 400, "invalid_request");
  });

  test("forbids framing, sniffing, scripts and other origins", async () => {
    const { headers } = await get(`${service.url}/v1/submissions`, {
      headers: { origin: "https://evil.example" },
    });
    expect(headers.get("content-security-policy")).toBe("default-src 'none';frame-ancestors 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("SAMEORIGIN");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("strict-transport-security")).toBeNull();
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    const asked = await call("OPTIONS", `${service.url}/v1/submissions`, {
      headers: { origin: "https://evil.example", "access-control-request-method": "POST" },
    });
    expect(asked.status).toBe(405);
  });

  test("even to what is no HTTP has the shape and an id", async () => {
    for (const text of [
      "HELLO\r\n\r\n",
      `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${"x".repeat(100_000)}\r\n\r\n`,
    ]) {
      const answer = await bytesTo(service, text);
      expect(answer).toMatch(/^HTTP\/1\.1 4(00|31) /);
      const id = /x-request-id: (\S+)/.exec(answer)?.[1];
      expect(JSON.parse(answer.split("\r\n\r\n")[1] ?? "")).toMatchObject({
        error: { type: "invalid_request", request_id: id },
      });
    }
  });

  test("to a fault of ours says nothing of its cause", async () => {
    const ports = {
      ...service.ports,
      store: {
        ...service.ports.store,
        views: new Proxy({}, { get: () => () => Promise.reject(new Error("secret path")) }),
      },
    };
    const { buildServer } = await import("../../../electron/http/server.ts");
    const app = buildServer({
      ports: ports as never,
      log: pino({ level: "silent" }),
      options: {
        publicUrls: [],
        trustProxy: [],
        hosts: [],
        rateLimits: {},
        version: "0",
        workerPageDir: "/nowhere",
      },
    });
    const { url } = await listen(app, { host: "127.0.0.1", port: 0 });
    const answer = await get(`${url}/v1/submissions`);
    expectFirsthandError(answer, 500, "internal");
    expect(answer.text).not.toContain("secret");
    await app.close();
  });
});

describe("health", () => {
  test("is alive, and ready while the scorer is paused, with its reason", async () => {
    expect((await get(`${service.url}/healthz`, { key: null })).body).toEqual({ status: "ok" });
    const { status, body } = await get(`${service.url}/readyz`, { key: null });
    expect(status).toBe(200);
    expect(body).toEqual({
      status: "ready",
      store: "open",
      scorer: { state: "paused", reason: expect.stringContaining("No scoring model") as string },
      model: {
        ...{ state: "none", share: null, reason: null },
        ...{ id: null, revision: null, practice_jobs_only: false },
      },
    });
  });
});

describe("the documentation", () => {
  test("is OpenAPI 3.1 and names every call with its parameters, answers and errors", async () => {
    const { body } = await get(`${service.url}/openapi.json`, { key: null });
    expect(body.openapi).toBe("3.1.0");
    const paths = body.paths as Record<
      string,
      Record<string, { parameters?: { name: string }[]; responses: Record<string, unknown> }>
    >;
    const calls = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(calls).toEqual(
      expect.arrayContaining([
        "GET /v1/submissions",
        "GET /v1/submissions/{submission_id}",
        "GET /v1/submissions/summary",
        "POST /v1/jobs",
        "GET /v1/jobs",
        "GET /v1/jobs/{job_id}",
        "POST /v1/jobs/{job_id}/close",
        "GET /api/external/jobs/{jobId}/submissions",
        "POST /api/external/jobs/{jobId}/choose-winners",
        "POST /api/external/jobs/create",
        "POST /worker/v1/jobs/{code}/join",
        "POST /worker/v1/jobs/{code}/submissions",
        "GET /worker/v1/events",
        "GET /files/{file_id}",
      ]),
    );
    expect(paths["/v1/submissions"]!["get"]!.parameters!.map(({ name }) => name).toSorted()).toEqual([
      "cursor",
      "end_date",
      "job_id",
      "limit",
      "min_score",
      "start_date",
      "status",
    ]);
    expect(JSON.stringify(body)).not.toContain("Input");
    // Every reference leads somewhere.
    for (const [, id] of JSON.stringify(body).matchAll(/#\/components\/schemas\/(\w+)/g)) {
      expect(body.components.schemas).toHaveProperty(id!);
    }
  });
});

describe("listening", () => {
  test("on a port that is taken is a fault with a sentence", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as AddressInfo;
    const options = {
      publicUrls: [],
      trustProxy: [],
      hosts: [],
      rateLimits: {},
      version: "0",
      workerPageDir: "/nowhere",
    };
    const { app } = createApp(service.ports, options, null, pino({ level: "silent" }));
    await expect(listen(app, { host: "127.0.0.1", port })).rejects.toMatchObject({
      code: "port_in_use",
      message: expect.stringContaining(`port ${String(port)}`) as string,
    });
    await app.close();
    other.close();
  });
});

describe("closing", () => {
  test("finishes an upload that is under way, then lets nobody in, and waits for nothing else", async () => {
    const served: Served = await service.serve();
    const job = await makePlacesJob(service);
    const { token } = await joinJob(service, job);
    await get(`${served.url}/healthz`, { headers: { connection: "keep-alive" } });
    // More than is taken in before anything is written.
    const picture = withComments(await drawnPicture("red-car-1.jpg"), 1.5 * 1024 ** 2);
    const body = Buffer.concat([
      Buffer.from('--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n'),
      picture,
      Buffer.from("\r\n--x--\r\n"),
    ]);
    const closing = Promise.withResolvers<unknown>();
    const answered = new Promise<number>((resolve, reject) => {
      const request = httpRequest(
        `${served.url}/worker/v1/jobs/${job.code}/submissions`,
        {
          method: "POST",
          agent: new Agent({ keepAlive: true }),
          headers: {
            authorization: `Bearer ${token}`,
            "content-type": "multipart/form-data; boundary=x",
            "content-length": body.length,
          },
        },
        (response) => response.resume().on("end", () => resolve(response.statusCode ?? 0)),
      );
      request.on("error", reject);
      request.write(body.subarray(0, -10_000));
      void (async () => {
        await expect
          .poll(async () => (await readdir(join(service.dataDir, "files", "incoming"))).length)
          .toBe(1);
        closing.resolve(served.close());
        await expect
          .poll(() =>
            get(`${served.url}/healthz`).then(
              () => "open",
              () => "closed",
            ),
          )
          .toBe("closed");
        request.end(body.subarray(-10_000));
      })().catch(reject);
    });

    expect(await answered).toBe(201);
    const started = performance.now();
    await closing.promise;
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
