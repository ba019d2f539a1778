import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { JobCode } from "#shared/domain/ids.ts";
import { inviteFor } from "../../../electron/service/access.ts";
import { expectFirsthandError, get, post } from "../helpers/calls.ts";
import { type HttpService, OTHER_KEY, startHttpService } from "../helpers/http-service.ts";
import { joinJob, makeJob, makePlacesJob, makeSelectionJob, submit } from "../helpers/story.ts";

let service: HttpService;
beforeAll(async () => {
  service = await startHttpService();
});
afterAll(() => service.stop());

const jobs = (path = ""): string => `${service.url}/v1/jobs${path}`;
const PLACES = {
  type: "data_collection",
  title: "Red cars",
  description: "One red car in each photo.",
  files_needed: 3,
};
const RANDOM = {
  type: "agent_help",
  title: "Red cars",
  description: "One red car in each photo.",
  max_completions: 2,
  selection_type: "random",
  selection_time_minutes: 60,
};

describe("making a job", () => {
  test("answers the job with its defaults, its code and its worker link", async () => {
    const answer = await post(jobs(), { json: PLACES });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      object: "job",
      id: expect.stringMatching(/^job_[0-9A-HJKMNP-TV-Z]{26}$/) as string,
      code: expect.stringMatching(/^[0-9a-f]{8}$/) as string,
      ...PLACES,
      scoring_criteria: [],
      files_per_submission: 1,
      price_per_file_cents: 0,
      min_star_rating: 3,
      min_width: null,
      min_height: null,
      accept: ["image/jpeg", "image/png", "image/webp", "image/avif"],
      metadata: {},
      max_completions: null,
      selection_type: null,
      selection_time_minutes: null,
      hold_first: 0,
      state: "open",
      phase: "none",
      created_at: "2026-03-16T12:00:00Z",
      closes_at: null,
      selection_deadline_at: null,
      winners_count: 0,
      places_taken: 0,
      upload_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/w\/[0-9a-f]{8}#.{32}$/) as string,
      draw: null,
    });
    expect((await get(jobs(`/${answer.body.id}`))).body).toEqual(answer.body);
  });

  test("a selection job says when it closes and when moderators may take over", async () => {
    const { id } = await makeSelectionJob(service);
    expect((await get(jobs(`/${id}`))).body).toMatchObject({
      files_needed: null,
      max_completions: 5,
      selection_type: "creator",
      phase: "collecting",
      closes_at: "2026-03-16T13:00:00Z",
      selection_deadline_at: "2026-03-17T13:00:00Z",
    });
  });

  test("a random job publishes its commitment and keeps its secret until it is drawn", async () => {
    const { id } = await makeJob(service, RANDOM);
    const { draw } = (await get(jobs(`/${id}`))).body as { draw: Record<string, unknown> };
    expect(draw).toEqual({
      algorithm: "hmac-sha256-uuid-v1",
      commitment: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      secret: null,
      drawn_at: null,
      eligible_count: null,
    });
    const stored = (await service.ports.store.views.jobOverviews())
      .map((overview) => overview.job)
      .find((job) => job.draw?.commitment === draw["commitment"]);
    const secret = Buffer.from(stored?.draw?.secret ?? "", "hex");
    expect(createHash("sha256").update(secret).digest("hex")).toBe(draw["commitment"]);
  });

  test("one text of criteria is read as its lines", async () => {
    const { id } = await makePlacesJob(service, { scoring_criteria: "a whole car\nno people" });
    expect((await get(jobs(`/${id}`))).body.scoring_criteria).toEqual(["a whole car", "no people"]);
  });

  test.each([
    [{ type: "party" }, ["type"]],
    [{ title: "ab" }, ["title"]],
    [{ title: "x".repeat(121) }, ["title"]],
    [{ description: "too short" }, ["description"]],
    [{ files_needed: 0 }, ["files_needed"]],
    [{ files_needed: 10_001 }, ["files_needed"]],
    [{ files_needed: 1.5 }, ["files_needed"]],
    [{ files_per_submission: 6 }, ["files_per_submission"]],
    [{ price_per_file_cents: -1 }, ["price_per_file_cents"]],
    [{ price_per_file_cents: 50_001 }, ["price_per_file_cents"]],
    [{ min_star_rating: 6 }, ["min_star_rating"]],
    [{ accept: ["image/tiff"] }, ["accept.0"]],
    [{ scoring_criteria: Array(13).fill("one") }, ["scoring_criteria"]],
    [
      { metadata: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`key${String(n)}`, "v"])) },
      ["metadata"],
    ],
    [{ max_completions: 3 }, ["max_completions"]],
    [{ colour: "red" }, ["colour"]],
    [{ type: "custom", files_needed: undefined }, ["max_completions", "selection_type"]],
    [{ type: undefined, files_needed: undefined }, ["type"]],
  ])("%j is refused by name", async (change, fields) => {
    const answer = await post(jobs(), { json: { ...PLACES, ...change } });
    expect(expectFirsthandError(answer, 400, "invalid_request")).toEqual(fields);
  });

  test("a body that is missing, broken, of another kind or too large is refused", async () => {
    const json = { "content-type": "application/json" };
    expectFirsthandError(await post(jobs()), 400, "invalid_request");
    expectFirsthandError(await post(jobs(), { headers: json, body: "" }), 400, "invalid_request");
    expectFirsthandError(await post(jobs(), { headers: json, body: "{" }), 400, "invalid_request");
    expectFirsthandError(await post(jobs(), { headers: json, body: "[]" }), 400, "invalid_request");
    expectFirsthandError(
      await post(jobs(), { headers: json, body: '{"__proto__":{}}' }),
      400,
      "invalid_request",
    );
    expectFirsthandError(
      await post(jobs(), { headers: { "content-type": "text/plain" }, body: "x" }),
      415,
      "unsupported_media_type",
    );
    const large = JSON.stringify({ ...PLACES, description: "x".repeat(300_000) });
    expectFirsthandError(await post(jobs(), { headers: json, body: large }), 413, "payload_too_large");
  });

  test("a job with every field at its limit still fits", async () => {
    const wide = "\u{1F697}";
    const answer = await post(jobs(), {
      json: {
        ...PLACES,
        title: wide.repeat(60),
        description: wide.repeat(2500),
        scoring_criteria: Array(12).fill(wide.repeat(100)),
        metadata: Object.fromEntries(
          Array.from({ length: 20 }, (_, n) => [`key${String(n)}`.padEnd(40, "x"), wide.repeat(250)]),
        ),
      },
    });
    expect(answer.status, answer.text).toBe(201);
  });
});

describe("a job by its id", () => {
  test("that is unknown, another owner's or no id is 404, for reading and for changing", async () => {
    const { id } = await makePlacesJob(service, {}, OTHER_KEY);
    for (const other of [id, "job_01JQ0000000000000000000000", "x", "fd254739"]) {
      expectFirsthandError(await get(jobs(`/${other}`)), 404, "not_found");
      for (const verb of ["close", "cancel"]) {
        expectFirsthandError(await post(jobs(`/${other}/${verb}`)), 404, "not_found");
      }
      expectFirsthandError(
        await post(jobs(`/${other}/settle`), { json: { reason: "enough" } }),
        404,
        "not_found",
      );
    }
    expect((await get(jobs(`/${id}`), { key: OTHER_KEY })).body.state).toBe("open");
  });
});

describe("closing, cancelling and settling", () => {
  test("a places job can be closed, once; an empty JSON body is taken too", async () => {
    const { id } = await makePlacesJob(service);
    const closed = await post(jobs(`/${id}/close`), {
      headers: { "content-type": "application/json" },
      body: "",
    });
    expect(closed.status, closed.text).toBe(200);
    expect(closed.body).toMatchObject({ id, state: "closed" });
    const again = await post(jobs(`/${id}/close`), { json: {} });
    expectFirsthandError(again, 409, "conflict");
    expect(again.error.code).toBe("job_closed");
  });

  test("a selection job with entries goes to its creator's 24 hours", async () => {
    const job = await makeSelectionJob(service);
    const { token } = await joinJob(service, job);
    await submit(service, job, token, { text: "sent" });
    expect((await post(jobs(`/${job.id}/close`))).body).toMatchObject({
      state: "closed",
      phase: "creator_selection",
      closes_at: "2026-03-16T12:00:00Z",
      selection_deadline_at: "2026-03-17T12:00:00Z",
    });
  });

  test("a random job cannot be closed early", async () => {
    const { id } = await makeJob(service, RANDOM);
    const answer = await post(jobs(`/${id}/close`));
    expectFirsthandError(answer, 409, "conflict");
    expect(answer.error.code).toBe("random_cannot_close_early");
  });

  test("a cancelled job stays cancelled", async () => {
    const { id } = await makePlacesJob(service);
    expect((await post(jobs(`/${id}/cancel`))).body).toMatchObject({ state: "cancelled" });
    expectFirsthandError(await post(jobs(`/${id}/cancel`)), 409, "conflict");
    expectFirsthandError(await post(jobs(`/${id}/close`)), 409, "conflict");
  });

  test("settling needs a closed selection job and a reason", async () => {
    const job = await makeSelectionJob(service);
    const { token } = await joinJob(service, job);
    await submit(service, job, token, { text: "sent" });
    const settle = (json?: unknown) => post(jobs(`/${job.id}/settle`), { json });
    expectFirsthandError(await settle({ reason: "too early" }), 409, "conflict");
    await post(jobs(`/${job.id}/close`));
    expect(expectFirsthandError(await settle({}), 400, "invalid_request")).toEqual(["reason"]);
    expect(expectFirsthandError(await settle({ reason: "  " }), 400, "invalid_request")).toEqual(["reason"]);
    expect((await settle({ reason: "Nothing fits." })).body).toMatchObject({
      state: "completed",
      phase: "settled",
    });
    expectFirsthandError(await settle({ reason: "Nothing fits." }), 409, "conflict");
    const places = await makePlacesJob(service);
    const answer = await post(jobs(`/${places.id}/settle`), { json: { reason: "enough" } });
    expectFirsthandError(answer, 400, "invalid_request");
  });
});

describe("the list of jobs", () => {
  test("is newest first, the owner's own, and pages by cursor", async () => {
    const fresh = await startHttpService();
    try {
      const made: string[] = [];
      for (let n = 0; n < 5; n += 1) {
        made.push((await makePlacesJob(fresh)).id);
        if (n !== 2) fresh.clock.advance(1000);
      }
      await makePlacesJob(fresh, {}, OTHER_KEY);
      const seen: string[] = [];
      let cursor: string | null = "";
      while (cursor !== null) {
        const { body } = await get(`${fresh.url}/v1/jobs?limit=2${cursor === "" ? "" : `&cursor=${cursor}`}`);
        expect(Object.keys(body as object)).toEqual(["object", "data", "has_more", "next_cursor"]);
        seen.push(...body.data.map((job) => job.id));
        cursor = body.next_cursor;
      }
      expect(seen).toEqual(made.reverse());
      expectFirsthandError(await get(`${fresh.url}/v1/jobs?limit=0`), 400, "invalid_request");
      expectFirsthandError(await get(`${fresh.url}/v1/jobs?state=open`), 400, "invalid_request");
    } finally {
      await fresh.stop();
    }
  });
});

describe("a social job", () => {
  const SOCIAL = {
    type: "social",
    title: "Follow the shop",
    description: "Follow the shop's page for a week.",
    files_needed: 50,
  };

  test("has no worker link, no submissions and no winners here", async () => {
    const { body } = await post(jobs(), { json: SOCIAL });
    expect(body).toMatchObject({
      state: "open",
      phase: "none",
      upload_url: null,
      closes_at: null,
      draw: null,
    });
    const external = `${service.url}/api/external/jobs/${body.code}`;
    expect(await get(`${external}/submissions`)).toMatchObject({
      status: 400,
      body: { code: "job_not_custom" },
    });
    expect(
      await post(`${external}/choose-winners`, {
        json: { submissionIds: "f3768514-0c13-4234-b91f-0f0c846988bb" },
      }),
    ).toMatchObject({ status: 400, body: { code: "job_not_custom" } });
    expectFirsthandError(
      await post(jobs(`/${body.id}/settle`), { json: { reason: "All done." } }),
      400,
      "invalid_request",
    );
    // The invite is derived from the job's id, so it can be made although no link is given out.
    const job = (await service.ports.store.reader.jobByCode(body.code as JobCode))!;
    const joined = await post(`${service.url}/worker/v1/jobs/${body.code}/join`, {
      key: null,
      json: { invite: inviteFor(service.ports, job) },
    });
    expect(joined.status).toBe(400);
  });

  test("is completed by its close, told once, and can then not be cancelled", async () => {
    const { body } = await post(jobs(), { json: SOCIAL });
    const told: string[] = [];
    const stop = service.ports.store.onCommitted((events) => {
      told.push(...events.map(({ event }) => event.type));
    });
    expect((await post(jobs(`/${body.id}/close`))).body).toMatchObject({ state: "completed", phase: "none" });
    expectFirsthandError(await post(jobs(`/${body.id}/close`)), 409, "conflict");
    expectFirsthandError(await post(jobs(`/${body.id}/cancel`)), 409, "conflict");
    stop();
    expect(told).toEqual(["job.closed", "job.completed"]);
    expect((await get(jobs(`/${body.id}`))).body.state).toBe("completed");
  });

  test("that is cancelled stays cancelled", async () => {
    const { body } = await post(jobs(), { json: SOCIAL });
    expect((await post(jobs(`/${body.id}/cancel`))).body.state).toBe("cancelled");
  });
});
