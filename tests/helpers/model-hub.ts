/** A hub of models as the real one behaves: large files are on another host, with ranges. It can be told to fail. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { folderNameOf } from "../../electron/files/models/model-name.ts";
import type { Patience } from "../../electron/jobs/models/model-download.ts";
import type { KnownModel } from "../../electron/service/models-port.ts";
import { REPOSITORY } from "./service.ts";

const ID = "tests/practice-clip";
const REVISION = "0123456789abcdef0123456789abcdef01234567";
/** Above this a file is redirected to. */
const LARGE_BYTES = 100_000;

/** Answers one request for a file in place of the hub. */
export type Fault = (answer: {
  readonly response: ServerResponse;
  readonly body: Buffer;
  /** Where the range that was asked for begins; 0 without one. */
  readonly from: number;
}) => void;

export interface SeenRequest {
  readonly host: "hub" | "store";
  readonly path: string;
  readonly range: string | null;
}

export interface ModelHub {
  readonly base: string;
  readonly model: KnownModel;
  readonly files: ReadonlyMap<string, Buffer>;
  readonly seen: readonly SeenRequest[];
  /** The next requests for the bytes of that file meet these, one each; then all is well again. */
  fail(path: string, ...faults: readonly Fault[]): void;
  /** Resolves when so many requests for the bytes of that file were made. */
  asked(path: string, times: number): Promise<void>;
}

/** Not as patient as people are. */
export const HASTY: Patience = {
  firstMs: 5,
  longestMs: 40,
  attempts: 4,
  stall: { ms: 400, leastBytes: 2_000 },
};

/** What the practice model's folder holds of what a model needs: small, and it really loads and scores. */
export const practiceFiles = (): Map<string, Buffer> => {
  const folder = join(REPOSITORY, "resources", "models", "practice");
  const names = [
    ...readdirSync(folder).filter((name) => name.endsWith(".json")),
    "onnx/vision_model_quantized.onnx",
    "onnx/text_model_quantized.onnx",
  ];
  return new Map(
    names
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [name, readFileSync(join(folder, name))]),
  );
};

export const startModelHub = async (files = practiceFiles(), id = ID): Promise<ModelHub> => {
  const seen: SeenRequest[] = [];
  const faults = new Map<string, Fault[]>();
  const watchers = new Set<() => void>();

  const send = (
    host: SeenRequest["host"],
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ): void => {
    const body = files.get(path);
    if (body === undefined) {
      response.writeHead(404).end("no such file");
      return;
    }
    const range = request.headers.range ?? null;
    seen.push({ host, path, range });
    for (const look of watchers) look();
    const from = Number(/^bytes=(\d+)-$/.exec(range ?? "")?.[1] ?? 0);
    const fault = faults.get(path)?.shift();
    if (fault === undefined) sendWhole({ response, body, from });
    else fault({ response, body, from });
  };
  const pathIn = (request: IncomingMessage, prefix: string): string =>
    decodeURIComponent((request.url ?? "").slice(prefix.length));

  const store = await listen((request, response) => {
    send("store", request, response, pathIn(request, "/blobs/"));
  });
  const base = await listen((request, response) => {
    const prefix = `/${id}/resolve/${REVISION}/`;
    const path = pathIn(request, prefix);
    const body = request.url?.startsWith(prefix) === true ? files.get(path) : undefined;
    if (body !== undefined && body.length > LARGE_BYTES) {
      seen.push({ host: "hub", path, range: request.headers.range ?? null });
      response
        .writeHead(302, {
          location: `${store}/blobs/${path}`,
          "x-linked-etag": `"${sha256(body)}"`,
          "x-linked-size": body.length,
        })
        .end();
    } else if (body === undefined) response.writeHead(404).end("Entry not found");
    else send("hub", request, response, path);
  });

  return {
    base,
    files,
    seen,
    model: {
      name: folderNameOf(id, REVISION),
      id,
      revision: REVISION,
      title: "Practice CLIP",
      about: "For tests.",
      recommended: true,
      licence: "Apache-2.0",
      source: "Drawn pictures.",
      files: [...files].map(([path, body]) => ({ path, bytes: body.length, sha256: sha256(body) })),
    },
    fail: (path, ...more) => void faults.set(path, [...(faults.get(path) ?? []), ...more]),
    asked: (path, times) =>
      new Promise((resolve) => {
        const look = (): void => {
          const hits = seen.filter(
            (request) =>
              request.path === path &&
              (request.host === "store" || (files.get(path)?.length ?? 0) <= LARGE_BYTES),
          );
          if (hits.length < times) return;
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        look();
      }),
  };
};

export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const listen = async (
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> => {
  const server: Server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(
    () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
};

const headOf = (body: Buffer, from: number): [number, Record<string, string | number>] =>
  from > 0
    ? [
        206,
        {
          "content-range": `bytes ${String(from)}-${String(body.length - 1)}/${String(body.length)}`,
          "content-length": body.length - from,
        },
      ]
    : [200, { "content-length": body.length, "accept-ranges": "bytes" }];

const sendWhole: Fault = ({ response, body, from }) => {
  response.writeHead(...headOf(body, from)).end(body.subarray(from));
};

/**
 * The connection ends after so many bytes. What a cut finds on its way is lost, so `hasArrived` says when they have
 * been written down; without it some of them may be.
 */
export const cutAfter =
  (bytes: number, hasArrived: (length: number) => boolean = () => true): Fault =>
  ({ response, body, from }) => {
    response.writeHead(...headOf(body, from));
    response.write(body.subarray(from, from + bytes), () => {
      const timer = setInterval(() => {
        if (!hasArrived(from + bytes)) return;
        clearInterval(timer);
        response.destroy();
      }, 5);
    });
  };

export const status =
  (code: number, headers: Record<string, string> = {}): Fault =>
  ({ response }) => {
    response.writeHead(code, headers).end("not now");
  };

/** Sends so many bytes, and then next to nothing, for ever. */
export const dripAfter =
  (bytes: number): Fault =>
  ({ response, body, from }) => {
    response.writeHead(...headOf(body, from));
    response.write(body.subarray(from, from + bytes));
    let at = from + bytes;
    const timer = setInterval(() => response.write(body.subarray(at, (at += 1))), 50);
    response.on("close", () => {
      clearInterval(timer);
    });
  };

/** As long as the file, with one byte another. */
export const wrongBytes: Fault = ({ response, body, from }) => {
  const other = Buffer.from(body);
  other.writeUInt8((other.readUInt8(other.length - 1) + 1) % 256, other.length - 1);
  sendWhole({ response, body: other, from });
};

export const ignoreRange: Fault = ({ response, body }) => {
  sendWhole({ response, body, from: 0 });
};

/** A page in place of the file, as networks do that ask to sign in. */
export const signInPage: Fault = ({ response }) => {
  response
    .writeHead(200, { "content-type": "text/html", "content-length": 21 })
    .end("<h1>Please sign in</h1>".slice(0, 21));
};

/** More bytes than the file has, without saying how many. */
export const endless: Fault = ({ response, body }) => {
  response.writeHead(200);
  response.write(body);
  response.end(Buffer.alloc(50_000));
};

/** Says nothing after its head until the connection is closed. */
export const hold =
  (bytes: number, isHeld: () => void = () => undefined): Fault =>
  ({ response, body, from }) => {
    response.writeHead(...headOf(body, from));
    response.write(body.subarray(from, from + bytes), isHeld);
  };
