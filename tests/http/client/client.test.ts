/** The committed client, against the running service. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createWinnowClient, eachSubmission, type WinnowClient } from "../../../clients/typescript/client.ts";
import { clientTypes } from "../../../scripts/client/generate.ts";
import { REPOSITORY } from "../../helpers/service.ts";
import { type HttpService, startHttpService, TEST_KEY } from "../helpers/http-service.ts";
import { canonical, joinJob, score, submit } from "../helpers/story.ts";

let service: HttpService;
let client: WinnowClient;
beforeAll(async () => {
  service = await startHttpService();
  client = createWinnowClient({ baseUrl: service.url, key: TEST_KEY });
});
afterAll(() => service.stop());

describe("the client for buyers", () => {
  test("is what the document makes it", async () => {
    const document = await (await fetch(`${service.url}/openapi.json`)).text();
    const committed = await readFile(join(REPOSITORY, "clients", "typescript", "schema.d.ts"), "utf8");
    expect(await clientTypes(document), "run npm run generate:client").toBe(committed);
  });

  test("makes a job, lists, gets and sums up what was sent to it", async () => {
    const made = await client.POST("/v1/jobs", {
      body: {
        type: "data_collection",
        title: "Red cars",
        description: "One red car in each photo.",
        files_needed: 10,
      },
    });
    expect(made.response.status).toBe(201);
    const job = made.data!;
    const at = { id: job.id, code: job.code, invite: job.upload_url!.split("#")[1]! };
    const { token } = await joinJob(service, at);
    const sent: string[] = [];
    for (const text of ["one", "two", "three"]) {
      sent.unshift((await submit(service, at, token, { text })).id);
      service.clock.advance(1000);
    }
    await score(service, sent[0]!, 4);

    const found: string[] = [];
    for await (const submission of eachSubmission(client, { job_id: job.id, limit: 2 }))
      found.push(submission.id);
    expect(found).toEqual(sent);

    const one = await client.GET("/v1/submissions/{submission_id}", {
      params: { path: { submission_id: sent[0]! } },
    });
    expect(one.data).toMatchObject({ object: "submission", status: "approved", ai_star_rating: 4 });
    const summary = await client.GET("/v1/submissions/summary", { params: { query: { job_id: job.id } } });
    expect(summary.data).toMatchObject({ total_submissions: 3, approved: 1, approval_rate: 1 });
  });

  test("chooses winners", async () => {
    const { data: job } = await client.POST("/v1/jobs", {
      body: {
        type: "custom",
        title: "Blue boats",
        description: "One blue boat in each photo.",
        max_completions: 2,
        selection_type: "creator",
      },
    });
    const at = { id: job!.id, code: job!.code, invite: job!.upload_url!.split("#")[1]! };
    const { token } = await joinJob(service, at);
    const { id } = await submit(service, at, token, { text: "A boat." });
    const chosen = await client.POST("/api/external/jobs/{jobId}/choose-winners", {
      params: { path: { jobId: job!.code } },
      body: { submissionIds: [canonical(id)] },
    });
    expect(chosen.data).toEqual({ ok: true, updated: 1, winnersNow: 1, cap: 2 });
    const page = await client.GET("/api/external/jobs/{jobId}/submissions", {
      params: { path: { jobId: job!.code } },
    });
    expect(page.data?.submissions).toMatchObject([{ content_text: "A boat.", winner: 1 }]);
  });

  test("gives errors of both dialects as what they are", async () => {
    const wrong = createWinnowClient({ baseUrl: service.url, key: "no-key-of-anybody-0009" });
    const refused = await wrong.GET("/v1/jobs");
    expect(refused.data).toBeUndefined();
    expect(refused.error?.error.type).toBe("unauthorized");
    const elsewhere = await client.GET("/api/external/jobs/{jobId}/submissions", {
      params: { path: { jobId: "00000000" } },
    });
    expect(elsewhere.error).toEqual({
      ok: false,
      error: "There is no such job.",
      code: "job_not_found",
    });
    const first = eachSubmission(client, { cursor: "altered" }).next();
    await expect(first).rejects.toThrow("cursor");
  });
});
