import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parsePublicId } from "#shared/domain/ids.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectFirsthandError, get, post } from "../helpers/calls.ts";
import { type HttpService, type Served, startHttpService } from "../helpers/http-service.ts";
import { drawnPicture, joinJob, type MadeJob, makePlacesJob, submit } from "../helpers/story.ts";

let service: HttpService;
let shared: Served;
let folder: string;
let job: MadeJob;
let other: MadeJob;

beforeAll(async () => {
  service = await startHttpService();
  job = await makePlacesJob(service);
  other = await makePlacesJob(service);
  folder = await mkdtemp(join(tmpdir(), "winnow-page-"));
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "index.html"), "<!doctype html>");
  shared = await service.serve({ workerPageDir: folder }, parsePublicId("job", job.id) as never);
});
afterAll(async () => {
  await service.stop();
  await rm(folder, { recursive: true });
});

describe("the listener for the local network", () => {
  test("lets the one job's workers join, send, look and retry", async () => {
    expect((await get(`${shared.url}/w/${job.code}`, { key: null })).status).toBe(200);
    const { token } = await joinJob(shared, job);
    const sent = await submit(shared, job, token, {
      files: [{ bytes: await drawnPicture("red-car-1.jpg") }],
    });
    const address = sent.attempts[0]!.files[0]!.url;
    expect(address.startsWith(`${shared.url}/files/`)).toBe(true);
    expect((await get(address, { key: null })).status).toBe(200);
    expect((await get(`${shared.url}/worker/v1/submissions/${sent.id}`, { key: token })).status).toBe(200);
  });

  test("does not know another job: not its page, its link, its tokens or its files", async () => {
    expect((await get(`${shared.url}/w/${other.code}`, { key: null })).status).toBe(404);
    const joining = { key: null, json: { invite: other.invite } };
    expectFirsthandError(
      await post(`${shared.url}/worker/v1/jobs/${other.code}/join`, joining),
      404,
      "not_found",
    );
    const elsewhere = await joinJob(service, other);
    expectFirsthandError(
      await get(`${shared.url}/worker/v1/submissions`, { key: elsewhere.token }),
      401,
      "unauthorized",
    );
    const sent = await submit(service, other, elsewhere.token, {
      files: [{ bytes: await drawnPicture("red-car-2.jpg") }],
    });
    const address = new URL(sent.attempts[0]!.files[0]!.url);
    expect((await get(address.href, { key: null })).status).toBe(200);
    expectFirsthandError(
      await get(`${shared.url}${address.pathname}${address.search}`, { key: null }),
      404,
      "not_found",
    );
  });

  test("has no owner's call, no health and no documentation, even with a key", async () => {
    for (const path of [
      "/v1/submissions",
      "/v1/jobs",
      `/v1/jobs/${job.id}`,
      `/api/external/jobs/${job.code}/submissions`,
      "/healthz",
      "/readyz",
      "/openapi.json",
      "/docs",
      "/metrics",
      "/v1/submissions/summary",
      "/v1/webhook_endpoints",
      "/v1/webhook_events",
      "/v1/credits",
      "/v1/moderation/queue",
      "/",
    ]) {
      expect((await get(shared.url + path)).status).toBe(404);
    }
    for (const path of [
      "/v1/jobs",
      `/v1/jobs/${job.id}/close`,
      "/v1/webhook_endpoints",
      "/api/external/jobs/create",
      `/api/external/jobs/${job.code}/choose-winners`,
    ]) {
      expect((await post(shared.url + path, { json: {} })).status).toBe(404);
    }
  });
});
