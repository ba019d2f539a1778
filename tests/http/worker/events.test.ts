import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { post } from "../helpers/calls.ts";
import { type EventReader, readEvents } from "../helpers/event-reader.ts";
import { type HttpService, startHttpService } from "../helpers/http-service.ts";
import {
  canonical,
  joinJob,
  type MadeJob,
  makePlacesJob,
  makeSelectionJob,
  score,
  submit,
} from "../helpers/story.ts";

let service: HttpService;
let job: MadeJob;
beforeAll(async () => {
  service = await startHttpService();
  job = await makePlacesJob(service);
});
afterAll(() => service.stop());

describe("the stream of events", () => {
  test("tells a worker how the own submission stands, as its GET shows it", async () => {
    const { token } = await joinJob(service, job);
    const stream = await readEvents(service.url, token);
    expect(stream.status).toBe(200);
    expect(stream.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(stream.headers.get("cache-control")).toBe("no-store");
    const sent = await submit(service, job, token, { text: "one" });
    const arrived = await stream.until(({ event }) => event === "submission");
    expect(arrived.data).toEqual(sent);
    await score(service, sent.id, 4, "Good.");
    const scored = await stream.until(({ event, data }) => event === "submission" && data.stars === 4);
    expect(scored.data).toMatchObject({ id: sent.id, status: "approved", reasoning: "Good." });
    stream.stop();
  });

  test("never tells of another worker's, but of the job's places it does", async () => {
    const mine = await joinJob(service, job);
    const other = await joinJob(service, job);
    const stream = await readEvents(service.url, mine.token);
    await submit(service, job, other.token, { text: "not mine" });
    await stream.until(({ event }) => event === "job");
    expect(stream.events.filter(({ event }) => event === "submission")).toEqual([]);
    stream.stop();
  });

  test("tells when the job changes, and nothing of other jobs", async () => {
    const closing = await makePlacesJob(service);
    const { token } = await joinJob(service, closing);
    const stream = await readEvents(service.url, token);
    const elsewhere = await joinJob(service, job);
    await submit(service, job, elsewhere.token, { text: "elsewhere" });
    await post(`${service.url}/v1/jobs/${closing.id}/close`);
    const { data } = await stream.until(({ event }) => event === "job");
    expect(data).toMatchObject({ code: closing.code, state: "closed" });
    expect(stream.events).toHaveLength(1);
    stream.stop();
  });

  test("tells a winner", async () => {
    const contest = await makeSelectionJob(service);
    const { token } = await joinJob(service, contest);
    const sent = await submit(service, contest, token, { text: "mine" });
    const stream = await readEvents(service.url, token);
    await post(`${service.url}/api/external/jobs/${contest.code}/choose-winners`, {
      json: { submissionIds: canonical(sent.id) },
    });
    const { data } = await stream.until(({ event }) => event === "submission");
    expect(data).toMatchObject({ id: sent.id, winner: true });
    stream.stop();
  });

  test("is kept to four a worker: the oldest makes room", async () => {
    const { token } = await joinJob(service, job);
    const streams: EventReader[] = [];
    for (let n = 0; n < 6; n += 1) streams.push(await readEvents(service.url, token));
    await expect
      .poll(() => streams.map((stream) => stream.isOver()))
      .toEqual([true, true, false, false, false, false]);
    await submit(service, job, token, { text: "to the others" });
    for (const stream of streams.slice(2)) await stream.until(({ event }) => event === "submission");
    for (const stream of streams) stream.stop();
  });

  test("is kept to four a worker over all the jobs that the worker joined", async () => {
    const second = await makePlacesJob(service);
    const { token } = await joinJob(service, job);
    const there = await joinJob(service, second, { token });
    const streams = [await readEvents(service.url, token)];
    for (let n = 0; n < 4; n += 1) streams.push(await readEvents(service.url, there.token));
    await expect
      .poll(() => streams.map((stream) => stream.isOver()), { timeout: 10_000 })
      .toEqual([true, false, false, false, false]);
    for (const stream of streams) stream.stop();
  });

  test("is kept to a number for all workers together, and whoever makes room is asked for patience", async () => {
    const served = await service.serve({ mostStreams: 3 });
    const streams: EventReader[] = [];
    for (let n = 0; n < 4; n += 1) {
      const { token } = await joinJob(served, job);
      streams.push(await readEvents(served.url, token));
    }
    await expect
      .poll(() => streams.map((stream) => stream.isOver()), { timeout: 10_000 })
      .toEqual([true, false, false, false]);
    expect(streams.map((stream) => stream.retryMs())).toEqual([30_000, 1000, 1000, 1000]);
    // A place that became free is a place again.
    streams[1]!.stop();
    const { token } = await joinJob(served, job);
    await expect
      .poll(async () => {
        const next = await readEvents(served.url, token);
        const full = streams[2]!.isOver();
        next.stop();
        return full;
      })
      .toBe(false);
    for (const stream of streams) stream.stop();
  });

  test("ends when the server closes, without holding it up", async () => {
    const served = await service.serve();
    const { token } = await joinJob(service, job);
    const stream = await readEvents(served.url, token);
    const started = performance.now();
    await served.close();
    expect(performance.now() - started).toBeLessThan(3000);
    await expect.poll(() => stream.isOver()).toBe(true);
  });

  test("of a reader that has stopped reading is given up, and the others go on", async () => {
    const { token } = await joinJob(service, job);
    const target = new URL(service.url);
    const stuck = connect(Number(target.port), target.hostname);
    stuck.on("error", () => null);
    stuck.write(
      `GET /worker/v1/events HTTP/1.1\r\nHost: ${target.host}\r\nAuthorization: Bearer ${token}\r\n\r\n`,
    );
    stuck.pause();
    const stream = await readEvents(service.url, token);
    const text = "x".repeat(19_000);
    for (let n = 0; n < 20; n += 1) await submit(service, job, token, { text });
    await stream.until(
      ({ data }) =>
        data.number !== undefined &&
        stream.events.filter(({ event }) => event === "submission").length === 20,
    );
    stream.stop();
    stuck.destroy();
  });
});
