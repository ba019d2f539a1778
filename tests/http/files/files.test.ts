import { createHash } from "node:crypto";
import { rm, truncate } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, expectFirsthandError, get } from "../helpers/calls.ts";
import { type HttpService, startHttpService } from "../helpers/http-service.ts";
import { drawnPicture, joinJob, type MadeJob, makePlacesJob, submit } from "../helpers/story.ts";

const HOUR = 3_600_000;
const PDF = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n";

let service: HttpService;
let job: MadeJob;
let token: string;
let bytes: Buffer<ArrayBuffer>;
let url: string;
let etag: string;

beforeAll(async () => {
  service = await startHttpService();
  service.clock.advance(20 * 60_000);
  job = await makePlacesJob(service, { accept: ["image/jpeg", "application/pdf"] });
  ({ token } = await joinJob(service, job));
  bytes = await drawnPicture("red-car-1.jpg");
  etag = `"${createHash("sha256").update(bytes).digest("hex")}"`;
  const sent = await submit(service, job, token, { files: [{ bytes, name: "Mein Auto \u202e.jpg" }] });
  url = (await get(`${service.url}/v1/submissions/${sent.id}`)).body.file_url;
});
afterAll(() => service.stop());

const file = (headers: Record<string, string> = {}, method = "GET") =>
  call(method, url, { key: null, headers });
const raw = async (headers: Record<string, string> = {}): Promise<Buffer> =>
  Buffer.from(await (await fetch(url, { headers })).arrayBuffer());

describe("a file's address", () => {
  test("gives the original bytes without a key, typed, named, and fit for nothing else", async () => {
    const answer = await fetch(url);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/jpeg",
      "content-length": String(bytes.length),
      "content-disposition": 'inline; filename="Mein Auto .jpg"',
      "content-security-policy": "sandbox",
      "x-content-type-options": "nosniff",
      "accept-ranges": "bytes",
      "cache-control": "private, max-age=86400, immutable",
      etag,
    });
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });

  test("is good for seven days from the full hour, and alike within the hour", async () => {
    const expires = Number(new URL(url).searchParams.get("expires"));
    expect(expires).toBe(Date.UTC(2026, 2, 23, 12) / 1000);
    service.clock.advance(30 * 60_000);
    const { body } = await get(`${service.url}/v1/submissions`);
    expect(body.data[0]!.file_url).toBe(url);
    service.clock.advance(-30 * 60_000);
  });

  test("that has expired is 403", async () => {
    service.clock.advance(7 * 24 * HOUR - 20 * 60_000);
    expect((await file()).status).toBe(200);
    service.clock.advance(1000);
    expectFirsthandError(await file(), 403, "forbidden");
    service.clock.advance(-(7 * 24 * HOUR - 20 * 60_000) - 1000);
  });

  test("that was altered, or lacks a part, is 403 and tells nothing of the file", async () => {
    const good = new URL(url);
    const altered = (change: (address: URL) => void): string => {
      const address = new URL(good);
      change(address);
      return address.href;
    };
    const addresses = [
      altered((a) => a.searchParams.set("expires", String(Number(a.searchParams.get("expires")) + 3600))),
      altered((a) => a.searchParams.set("signature", `A${a.searchParams.get("signature")!.slice(1)}`)),
      altered((a) => a.searchParams.delete("signature")),
      altered((a) => a.searchParams.delete("expires")),
      altered((a) => a.searchParams.append("expires", "1")),
      altered((a) => (a.search = "")),
      altered((a) => (a.pathname = "/files/file_01JQ0000000000000000000000")),
    ];
    for (const address of addresses)
      expectFirsthandError(await get(address, { key: null }), 403, "forbidden");
  });

  test("whose id does not decode is 404", async () => {
    expectFirsthandError(await get(`${service.url}/files/nonsense`, { key: null }), 404, "not_found");
  });

  test("is built on the first public URL, while workers get the address they came by", async () => {
    const served = await service.serve({
      publicUrls: ["https://photos.example/winnow/", "https://other.example"],
    });
    const { body } = await get(`${served.url}/v1/submissions`);
    expect(body.data[0]!.file_url).toMatch(/^https:\/\/photos\.example\/winnow\/files\/file_/);
    const own = await get(`${served.url}/worker/v1/submissions`, { key: token });
    expect(own.body.data[0]!.attempts[0]!.files[0]!.url).toMatch(new RegExp(`^${served.url}/files/`));
  });
});

describe("HEAD", () => {
  test("tells what GET would send, without the bytes, and ignores ranges", async () => {
    const answer = await file({ range: "bytes=0-9" }, "HEAD");
    expect(answer.status).toBe(200);
    expect(answer.text).toBe("");
    expect(answer.headers.get("content-length")).toBe(String(bytes.length));
    expect(answer.headers.get("etag")).toBe(etag);
    expect(answer.headers.get("content-type")).toBe("image/jpeg");
  });
});

describe("conditional requests", () => {
  test("for what the client has already are 304, without a body", async () => {
    for (const headers of [{ "if-none-match": etag }, { "if-none-match": `W/${etag}, "x"` }]) {
      const answer = await file(headers);
      expect(answer.status).toBe(304);
      expect(answer.text).toBe("");
      expect(answer.headers.get("etag")).toBe(etag);
    }
    const { headers } = await file();
    expect((await file({ "if-modified-since": headers.get("last-modified")! })).status).toBe(304);
  });

  test("for another version are answered whole, or refused", async () => {
    expect((await raw({ "if-none-match": '"other"' })).equals(bytes)).toBe(true);
    expectFirsthandError(await file({ "if-match": '"other"' }), 412, "invalid_request");
  });
});

describe("ranges", () => {
  test("give the part that is asked for", async () => {
    const size = bytes.length;
    for (const [range, first, last] of [
      ["bytes=0-99", 0, 99],
      ["bytes=100-", 100, size - 1],
      ["bytes=-50", size - 50, size - 1],
    ] as const) {
      const answer = await fetch(url, { headers: { range } });
      expect(answer.status).toBe(206);
      expect(answer.headers.get("content-range")).toBe(
        `bytes ${String(first)}-${String(last)}/${String(size)}`,
      );
      expect(answer.headers.get("content-length")).toBe(String(last - first + 1));
      expect(Buffer.from(await answer.arrayBuffer()).equals(bytes.subarray(first, last + 1))).toBe(true);
    }
  });

  test("beyond the end are 416 and tell the size", async () => {
    const answer = await file({ range: `bytes=${String(bytes.length)}-` });
    expectFirsthandError(answer, 416, "invalid_request");
    expect(answer.headers.get("content-range")).toBe(`bytes */${String(bytes.length)}`);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  test("several at once, or with an If-Range that no longer holds, give the whole", async () => {
    expect((await raw({ range: "bytes=0-1,5-6" })).equals(bytes)).toBe(true);
    expect((await raw({ range: "bytes=0-1", "if-range": '"other"' })).equals(bytes)).toBe(true);
    expect((await raw({ range: "bytes=0-1", "if-range": etag })).equals(bytes.subarray(0, 2))).toBe(true);
  });
});

describe("what is no picture", () => {
  test("is saved, not shown", async () => {
    const sent = await submit(service, job, token, {
      files: [{ bytes: Buffer.from(PDF), name: "words.pdf" }],
    });
    const answer = await get(sent.attempts[0]!.files[0]!.url, { key: null });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="words.pdf"');
    expect(answer.headers.get("content-security-policy")).toBe("sandbox");
  });
});

describe("a client that stops in the middle", () => {
  test("costs nothing: the next one is served", async () => {
    for (let n = 0; n < 5; n += 1) {
      await new Promise<void>((resolve, reject) => {
        const request = httpRequest(url, (response) => {
          response.once("data", () => {
            response.destroy();
            resolve();
          });
        });
        request.on("error", reject).end();
      });
    }
    expect((await raw()).equals(bytes)).toBe(true);
  });
});

describe("a file whose bytes are gone or cut", () => {
  test("is said to be missing, not served in part", async () => {
    const other = await drawnPicture("red-car-3.jpg");
    const sent = await submit(service, job, token, { files: [{ bytes: other }] });
    const address = sent.attempts[0]!.files[0]!.url;
    const path = service.ports.files.pathOf(createHash("sha256").update(other).digest("hex"));
    await truncate(path, 100);
    expectFirsthandError(await get(address, { key: null }), 500, "internal");
    await rm(path);
    const answer = await get(address, { key: null });
    expectFirsthandError(answer, 500, "internal");
    expect(answer.error.message).toContain("missing");
  });
});
