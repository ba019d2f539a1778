import { isIP } from "node:net";
import { mayReach, type Reach } from "../net/address-rules.ts";
import { AddressRefused, checkedLookup, type Resolve } from "../net/checked-lookup.ts";
import type { Download, RemoteFault } from "../service/remotes-port.ts";
import type { Patience } from "./ask.ts";
import { fault, faultOfConnection, faultOfStatus } from "./faults.ts";

const MOST_CUTS = 4;
const MOST_REDIRECTS = 3;

interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

class DownloadFault extends Error {
  readonly fault: RemoteFault;
  constructor(found: RemoteFault) {
    super(found.message);
    this.fault = found;
  }
}

/**
 * The bytes of a file that a remote names. Public addresses only, and the remote's own host, which a person named;
 * asked in the socket's own lookup. A cut is gone on from by a range of the same version. The key is not sent.
 */
export const download = (
  url: string,
  {
    baseUrl,
    stop,
    resolve,
    patience,
  }: {
    readonly baseUrl: string;
    readonly stop: AbortSignal;
    readonly resolve: Resolve;
    readonly patience: Patience;
  },
): Download => {
  let found: RemoteFault | null = null;
  const named = new URL(baseUrl).hostname;
  const reachOf = (host: string): Reach => ({ loopback: host === named, private: host === named });
  return {
    fault: () => found,
    bytes: (async function* () {
      try {
        yield* pieces(url, { reachOf, stop, resolve, patience });
      } catch (error) {
        found = error instanceof DownloadFault ? error.fault : faultOfConnection(error, hostOf(url));
        throw error;
      }
    })(),
  };
};

interface Ways {
  readonly reachOf: (host: string) => Reach;
  readonly stop: AbortSignal;
  readonly resolve: Resolve;
  readonly patience: Patience;
}

async function* pieces(url: string, ways: Ways): AsyncGenerator<Uint8Array> {
  let at = 0;
  let version: string | null = null;
  for (let cuts = 0; ; cuts += 1) {
    const stream = await openStream(url, ways, at, version, 0);
    try {
      const { headers } = stream.answer;
      version ??= textOf(headers["etag"]);
      for await (const chunk of stream.bytes) {
        at += chunk.length;
        yield chunk;
      }
      return;
    } catch (error) {
      // Without a version nobody could tell whether what follows belongs to what came.
      if (ways.stop.aborted || cuts >= MOST_CUTS || version === null || error instanceof DownloadFault)
        throw error;
    } finally {
      stream.close();
    }
  }
}

const openStream = async (
  address: string,
  ways: Ways,
  at: number,
  version: string | null,
  redirects: number,
): Promise<{
  readonly answer: Answer;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly close: () => void;
}> => {
  const url = checkedUrl(address, ways.reachOf);
  const { default: got } = await import("got");
  const stream = got.stream(url, {
    headers: {
      "user-agent": "Winnow",
      "accept-encoding": "identity",
      ...(at > 0 && { range: `bytes=${String(at)}-`, "if-range": version ?? "" }),
    },
    dnsLookup: checkedLookup(ways.resolve, ways.reachOf(url.hostname)),
    followRedirect: false,
    retry: { limit: 0 },
    decompress: false,
    throwHttpErrors: false,
    timeout: {
      lookup: ways.patience.connectMs,
      connect: ways.patience.connectMs,
      response: ways.patience.answerMs,
      read: ways.patience.answerMs,
    },
    signal: ways.stop,
  });
  // Told by whoever reads; what comes after we turned away concerns nobody.
  stream.on("error", () => undefined);
  const close = (): void => void stream.destroy();
  try {
    const answer = await new Promise<Answer>((resolve, reject) => {
      stream.once("response", resolve);
      stream.once("error", reject);
    });
    const { statusCode, headers } = answer;
    if (statusCode >= 300 && statusCode < 400 && redirects < MOST_REDIRECTS) {
      close();
      const next = textOf(headers["location"]) ?? "";
      if (!URL.canParse(next, url.href))
        throw new DownloadFault(fault("unreadable", `${url.host} redirects to nowhere.`));
      return await openStream(new URL(next, url).href, ways, at, version, redirects + 1);
    }
    const begins =
      statusCode === 206 ? Number(/^bytes (\d+)-/.exec(textOf(headers["content-range"]) ?? "")?.[1]) : 0;
    if (statusCode !== 200 && statusCode !== 206)
      throw new DownloadFault(
        faultOfStatus({ status: statusCode, host: url.host, said: null, retryAfterMs: null }),
      );
    if (begins !== at)
      throw new DownloadFault(fault("unreadable", `The file at ${url.host} changed while it came.`));
    return { answer, bytes: stream as AsyncIterable<Uint8Array>, close };
  } catch (error) {
    close();
    throw error;
  }
};

const checkedUrl = (address: string, reachOf: Ways["reachOf"]): URL => {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:"))
    throw new DownloadFault(
      fault("unreadable", "The remote names a file by something that is no web address."),
    );
  // Sockets look no literal address up.
  const literal = url.hostname.replace(/^\[(.*)\]$/, "$1");
  if (isIP(literal) !== 0 && !mayReach(literal, reachOf(url.hostname))) throw new AddressRefused();
  return url;
};

const textOf = (header: string | string[] | undefined): string | null =>
  (Array.isArray(header) ? header[0] : header) ?? null;

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : "The address");
