import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { get } from "../helpers/calls.ts";
import { type HttpService, type Served, startHttpService } from "../helpers/http-service.ts";
import { type MadeJob, makePlacesJob } from "../helpers/story.ts";

const PAGE =
  '<!doctype html><title>Send photos</title><script type="module" src="./assets/index-abc.js"></script>';

let service: HttpService;
let served: Served;
let folder: string;
let job: MadeJob;

beforeAll(async () => {
  service = await startHttpService();
  folder = await mkdtemp(join(tmpdir(), "winnow-page-"));
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "index.html"), PAGE);
  await writeFile(join(folder, "assets", "index-abc.js"), "export {};");
  await writeFile(join(folder, "secret.txt"), "not for workers");
  served = await service.serve({ workerPageDir: folder });
  job = await makePlacesJob(service);
});
afterAll(async () => {
  await service.stop();
  await rm(folder, { recursive: true });
});

describe("the worker page", () => {
  test("is served for a job's code, under a policy without inline script", async () => {
    for (const code of [job.code, job.code.toUpperCase()]) {
      const answer = await get(`${served.url}/w/${code}`, { key: null });
      expect(answer.status).toBe(200);
      expect(answer.text).toBe(PAGE);
      expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(answer.headers.get("cache-control")).toBe("no-cache");
      const policy = answer.headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|data:|\*/);
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
    }
  });

  test("brings its assets, which may be kept for ever", async () => {
    const answer = await get(`${served.url}/w/assets/index-abc.js`, { key: null });
    expect(answer.status).toBe(200);
    expect(answer.text).toBe("export {};");
    expect(answer.headers.get("content-type")).toMatch(/javascript/);
    expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  });

  test("brings nothing from beside its assets", async () => {
    for (const path of [
      "assets/../secret.txt",
      "assets/..%2fsecret.txt",
      "assets/%2e%2e/secret.txt",
      "secret.txt",
      "assets/",
      "assets/none.js",
    ]) {
      const answer = await get(`${served.url}/w/${path}`, { key: null });
      expect([403, 404]).toContain(answer.status);
      expect(answer.text).not.toContain("not for workers");
    }
  });

  test("says in a sentence that a code is unknown", async () => {
    for (const code of ["00000000", "nonsense", job.id]) {
      const answer = await get(`${served.url}/w/${code}`, { key: null });
      expect(answer.status).toBe(404);
      expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(answer.text).toContain("This link leads to no job here.");
    }
  });

  test("says in a sentence that it is not built", async () => {
    const bare = await service.serve({ workerPageDir: join(folder, "nowhere") });
    const answer = await get(`${bare.url}/w/${job.code}`, { key: null });
    expect(answer.status).toBe(503);
    expect(answer.text).toContain("not there yet");
  });
});
