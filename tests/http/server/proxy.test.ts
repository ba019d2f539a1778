/** The service behind a reverse proxy, which the tests play: they send from loopback what a proxy would send. */
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { get, post } from "../helpers/calls.ts";
import { type HttpService, type Served, startHttpService, TEST_KEY } from "../helpers/http-service.ts";
import { drawnPicture, joinJob, type MadeJob, makePlacesJob, submit } from "../helpers/story.ts";

const PUBLIC = ["https://photos.example.com", "https://winnow.example.org:8443"];
const PROXY = "127.0.0.1";
const limits = { workerJoins: { max: 2, windowMs: 60_000 }, wrongKeys: { max: 2, windowMs: 60_000 } };

let service: HttpService;
let job: MadeJob;
beforeAll(async () => {
  service = await startHttpService();
  job = await makePlacesJob(service);
});
afterAll(() => service.stop());

const serve = (trustProxy: readonly string[] = [PROXY]): Promise<Served> =>
  service.serve({ publicUrls: PUBLIC, trustProxy, rateLimits: limits });

const joins = async (served: Served, forwardedFor: string): Promise<number> =>
  (
    await post(`${served.url}/worker/v1/jobs/${job.code}/join`, {
      key: null,
      json: { invite: job.invite },
      headers: { "x-forwarded-for": forwardedFor },
    })
  ).status;

/** fetch does not let a Host header be written. */
const statusFor = (served: Served, headers: Readonly<Record<string, string>>): Promise<number> =>
  new Promise((resolve, reject) => {
    const asking = request(`${served.url}/v1/jobs`, {
      headers: { authorization: `Bearer ${TEST_KEY}`, ...headers },
    });
    asking.once("response", (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asking.once("error", reject);
    asking.end();
  });

describe("behind a proxy that is trusted", () => {
  test("limits count the client's own address, as the proxy saw it", async () => {
    const served = await serve();
    expect([await joins(served, "203.0.113.5"), await joins(served, "203.0.113.5")]).toEqual([200, 200]);
    expect(await joins(served, "203.0.113.5")).toBe(429);
    expect(await joins(served, "203.0.113.6")).toBe(200);
  });

  test("what a client wrote before the proxy's own entry is not believed", async () => {
    const served = await serve();
    // The proxy appends whom it saw; the entries before it are the client's claims.
    for (const claim of ["127.0.0.1", "198.51.100.1"])
      expect(await joins(served, `${claim}, 203.0.113.9`)).toBe(200);
    expect(await joins(served, "198.51.100.2, 203.0.113.9")).toBe(429);
  });

  test("wrong keys of one client shut out that client alone", async () => {
    const served = await serve();
    const wrong = (address: string) =>
      get(`${served.url}/v1/submissions`, { key: "wrong", headers: { "x-forwarded-for": address } });
    for (let n = 0; n < 2; n += 1) expect((await wrong("203.0.113.5")).status).toBe(401);
    expect((await wrong("203.0.113.5")).status).toBe(429);
    expect((await wrong("203.0.113.6")).status).toBe(401);
  });
});

describe("an address that is no trusted proxy", () => {
  test("is counted by its own address, whatever it says of others", async () => {
    const served = await service.serve({ trustProxy: ["10.0.0.0/8"], rateLimits: limits });
    const wrong = (address: string) =>
      get(`${served.url}/v1/submissions`, { key: "wrong", headers: { "x-forwarded-for": address } });
    for (const address of ["203.0.113.1", "203.0.113.2"]) expect((await wrong(address)).status).toBe(401);
    expect((await wrong("203.0.113.3")).status).toBe(429);
  });

  test("cannot name another host for itself", async () => {
    const own = { host: "127.0.0.1" };
    const untrusted = await serve(["10.0.0.0/8"]);
    expect(await statusFor(untrusted, { host: "evil.example", "x-forwarded-host": "127.0.0.1" })).toBe(421);
    expect(await statusFor(untrusted, { ...own, "x-forwarded-host": "evil.example" })).toBe(200);
    const trusted = await serve();
    expect(await statusFor(trusted, { ...own, "x-forwarded-host": "evil.example" })).toBe(421);
  });
});

describe("public URLs", () => {
  test("are all own names, with and without a proxy's word for them", async () => {
    const served = await serve();
    for (const host of ["photos.example.com", "winnow.example.org:8443", "winnow.example.org", "localhost"]) {
      expect(await statusFor(served, { host })).toBe(200);
      expect(await statusFor(served, { "x-forwarded-host": host })).toBe(200);
    }
    expect(await statusFor(served, { host: "example.com" })).toBe(421);
  });

  test("build upload_url and file_url from the first, whatever the request was sent to", async () => {
    const served = await serve();
    const made = await makePlacesJob(served);
    const { token } = await joinJob(served, made);
    const sent = await submit(served, made, token, { text: "words" });
    const headers = { "x-forwarded-host": "winnow.example.org:8443", "x-forwarded-proto": "https" };
    const shown = await get(`${served.url}/v1/jobs/${made.id}`, { headers });
    expect(shown.body.upload_url).toMatch(new RegExp(`^https://photos\\.example\\.com/w/${made.code}#`));
    const files = await get(`${served.url}/v1/submissions/${sent.id}`, { headers });
    expect(files.status).toBe(200);
    expect(files.body.file_url).toBeNull();
  });

  test("give a worker the files from the origin by which the page was reached", async () => {
    const served = await serve();
    const { token } = await joinJob(served, job);
    const picture = await drawnPicture("red-car-1.jpg");
    const sent = await submit(served, job, token, { files: [{ bytes: picture }] });
    const listed = await get(`${served.url}/v1/submissions/${sent.id}`);
    expect(listed.body.file_url).toMatch(/^https:\/\/photos\.example\.com\/files\/file_/);
    const look = (headers: Record<string, string>) =>
      get(`${served.url}/worker/v1/submissions/${sent.id}`, { key: token, headers });
    const addressOf = async (headers: Record<string, string>): Promise<string> =>
      (await look(headers)).body.attempts[0]!.files[0]!.url;
    expect(await addressOf({ "x-forwarded-host": "winnow.example.org:8443" })).toMatch(
      /^https:\/\/winnow\.example\.org:8443\/files\//,
    );
    expect(await addressOf({})).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/files\//);
  });
});
