/** Files of a remote, over a server that cuts them off. */
import { createHash } from "node:crypto";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { systemResolve } from "../../electron/net/checked-lookup.ts";
import { download } from "../../electron/sync/download.ts";

const BYTES = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 31) % 251));

const serve = async (answer: RequestListener): Promise<number> => {
  const server = createServer(answer);
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
};

const fetchAll = async (url: string, baseUrl: string) => {
  const patience = { connectMs: 2000, answerMs: 2000 };
  const stop = new AbortController().signal;
  const coming = download(url, { baseUrl, stop, patience, resolve: systemResolve });
  const hash = createHash("sha256");
  let length = 0;
  try {
    for await (const piece of coming.bytes) {
      hash.update(piece);
      length += piece.length;
    }
  } catch {
    // What went wrong is told by fault().
  }
  return { length, sha256: hash.digest("hex"), fault: coming.fault() };
};

const sha256 = createHash("sha256").update(BYTES).digest("hex");

/** Sends a file whose connection breaks after so many bytes of each of the first answers. */
const cutting = (
  cuts: number,
  version: (answer: number) => string,
): { readonly asked: (string | undefined)[]; readonly answer: RequestListener } => {
  const asked: (string | undefined)[] = [];
  return {
    asked,
    answer: (request, response) => {
      const { range } = request.headers;
      asked.push(range);
      const etag = version(asked.length);
      const same = request.headers["if-range"] === etag;
      const from = range === undefined || !same ? 0 : Number(/^bytes=(\d+)-$/.exec(range)?.[1]);
      const rest = BYTES.subarray(from);
      response.writeHead(from > 0 ? 206 : 200, {
        etag,
        "content-length": rest.length,
        ...(from > 0 && {
          "content-range": `bytes ${String(from)}-${String(BYTES.length - 1)}/${String(BYTES.length)}`,
        }),
      });
      if (asked.length > cuts) response.end(rest);
      else response.write(rest.subarray(0, 70_000), () => response.destroy());
    },
  };
};

test("a file whose connection breaks three times is gone on from where it broke off, and is whole", async () => {
  const { asked, answer } = cutting(3, () => '"v1"');
  const url = `http://127.0.0.1:${String(await serve(answer))}`;
  expect(await fetchAll(`${url}/a.jpg`, url)).toEqual({ length: BYTES.length, sha256, fault: null });
  expect(asked[0]).toBeUndefined();
  const starts = asked.slice(1).map((range) => Number(/^bytes=(\d+)-$/.exec(range ?? "")?.[1]));
  expect(starts).toHaveLength(3);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  expect(starts[0]).toBeGreaterThan(0);
});

test("a file that changed while it came is not pieced together", async () => {
  const { answer } = cutting(1, (number) => `"v${String(number)}"`);
  const url = `http://127.0.0.1:${String(await serve(answer))}`;
  const { fault, length } = await fetchAll(`${url}/a.jpg`, url);
  expect(fault?.message).toContain("changed while it came");
  expect(length).toBeLessThan(BYTES.length);
});

test("a file that lies in a private network is not asked for, unless that is the remote itself", async () => {
  let asked = 0;
  const port = await serve((_, response) => {
    asked += 1;
    response.end("secret");
  });
  const inside = `http://127.0.0.1:${String(port)}/a.jpg`;
  for (const url of [
    inside,
    `http://localhost:${String(port)}/a.jpg`,
    `http://[::ffff:127.0.0.1]:${String(port)}/`,
  ])
    expect((await fetchAll(url, "https://wurk.example")).fault?.message).toContain("private network");
  const redirecting = await serve((_, response) => response.writeHead(302, { location: inside }).end());
  const outside = `http://localhost:${String(redirecting)}`;
  expect((await fetchAll(`${outside}/a.jpg`, outside)).fault?.message).toContain("private network");
  expect(asked).toBe(0);
});
