import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMetrics } from "../../../electron/http/metrics/metrics.ts";
import { readOptions } from "../../../electron/options.ts";
import { call, expectFirsthandError, get } from "../helpers/calls.ts";
import { type HttpService, type Served, startHttpService } from "../helpers/http-service.ts";
import { drawnPicture, joinJob, makePlacesJob, send, submit } from "../helpers/story.ts";

let service: HttpService;
let served: Served;
beforeAll(async () => {
  service = await startHttpService();
  const metrics = createMetrics();
  served = await service.serve({ metrics }, undefined, metrics.measured(service.ports));
});
afterAll(() => service.stop());

/** The value of a line of Prometheus' text; its labels in the order they are written. */
const valueOf = (text: string, line: string): number =>
  Number(
    text
      .split("\n")
      .find((one) => one.startsWith(`${line} `))
      ?.slice(line.length + 1),
  );

describe("metrics", () => {
  test("count uploads by outcome, what waits, requests by route and status, and writes", async () => {
    const job = await makePlacesJob(served);
    const { token } = await joinJob(served, job);
    const bytes = await drawnPicture("red-car-1.jpg");
    await submit(served, job, token, { files: [{ bytes }] });
    await submit(served, job, token, { text: "A car." });
    expect((await send(served, job, token, { files: [{ bytes: new Uint8Array(0) }] })).status).toBe(422);
    await get(`${served.url}/v1/jobs/${job.id}`);
    await get(`${served.url}/nothing/here`);

    // An answer is counted when it has left, which may be a moment after the client has it.
    await expect
      .poll(async () => {
        const { text } = await get(`${served.url}/metrics`, { key: null });
        return valueOf(
          text,
          'winnow_http_request_duration_seconds_count{method="GET",route="none",status="404"}',
        );
      })
      .toBe(1);
    const { status, headers, text } = await get(`${served.url}/metrics`, { key: null });
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(valueOf(text, 'winnow_uploads_total{outcome="taken"}')).toBe(2);
    expect(valueOf(text, 'winnow_uploads_total{outcome="refused"}')).toBe(1);
    expect(valueOf(text, 'winnow_uploads_total{outcome="failed"}')).toBe(0);
    const waiting = ["scorer", "model", "person"].map((what) =>
      valueOf(text, `winnow_submissions_waiting{for="${what}"}`),
    );
    expect(waiting.reduce((a, b) => a + b)).toBe(2);
    expect(
      valueOf(
        text,
        'winnow_http_request_duration_seconds_count{method="GET",route="/v1/jobs/:job_id",status="200"}',
      ),
    ).toBe(1);
    expect(valueOf(text, 'winnow_store_write_duration_seconds_count{outcome="kept"}')).toBeGreaterThan(2);
    expect(valueOf(text, 'winnow_webhook_deliveries{state="waiting"}')).toBe(0);
    expect(valueOf(text, 'winnow_webhook_deliveries{state="parked"}')).toBe(0);
    expect(valueOf(text, "nodejs_eventloop_lag_p99_seconds")).toBeGreaterThan(0);
    // Counts only: nothing that names anybody or anything.
    for (const secret of [job.id, job.code, token, "acme"]) expect(text).not.toContain(secret);
  });

  test("measure what the scorer takes", async () => {
    const metrics = createMetrics();
    const { scorer } = metrics.measured(service.ports);
    const result = await scorer.examine({
      path: "/nowhere.jpg",
      thumbnailPath: "/nowhere.webp",
      prompts: null,
    });
    expect(result.kind).toBe("damaged");
    expect(valueOf(await metrics.text(), 'winnow_scoring_duration_seconds_count{outcome="damaged"}')).toBe(1);
  });

  test("need a key from elsewhere, also through a proxy on this machine", async () => {
    const url = `${served.url}/metrics`;
    const proxied = { "x-forwarded-for": "203.0.113.9" };
    expectFirsthandError(await get(url, { key: null, headers: proxied }), 401, "unauthorized");
    expectFirsthandError(
      await get(url, { key: "not-a-key-of-anybody-99", headers: proxied }),
      401,
      "unauthorized",
    );
    expect((await get(url, { headers: proxied })).status).toBe(200);
    const trusting = await service.serve({ metrics: createMetrics(), trustProxy: ["127.0.0.1"] });
    expect((await get(`${trusting.url}/metrics`, { key: null, headers: proxied })).status).toBe(401);
    expect((await get(`${trusting.url}/metrics`, { key: null })).status).toBe(200);
    expect((await call("POST", url)).status).toBe(405);
  });

  test("are not there unless they are switched on", async () => {
    expectFirsthandError(await get(`${service.url}/metrics`), 404, "not_found");
    expect(readOptions([], {}).metrics).toBe(false);
    expect(readOptions(["--metrics"], {}).metrics).toBe(true);
    expect(readOptions([], { WINNOW_METRICS: "1" }).metrics).toBe(true);
  });
});
