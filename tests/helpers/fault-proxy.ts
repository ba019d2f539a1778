/** A network between two services that loses, delays, repeats and cuts by a seeded plan, and counts what comes. */
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export const FAULTS = [
  "none",
  /** The request never arrives. */
  "lost",
  /** It arrives, and its answer does not. */
  "answer_lost",
  "answer_cut",
  /** It arrives twice. */
  "repeated",
  /** It arrives late: others may overtake it. */
  "late",
  /** Whoever asked is told that it is lost, and it arrives a while after: what is asked next may overtake it. */
  "overtaken",
  "limited",
  "limited_for_a_time",
  "failing",
  /** 500, after it was carried out. */
  "failing_after",
] as const;
export type Fault = (typeof FAULTS)[number];

const OVERTAKEN_MS = 250;

export interface FaultProxy {
  readonly url: string;
  /** When requests of each kind arrived here, in ms. */
  readonly arrivals: { readonly list: readonly number[]; readonly choose: readonly number[] };
  /** The most requests that any window of that length held. */
  most(lane: Lane, windowMs: number): number;
}

export type Lane = "list" | "choose";
/** Where a request is: here, carried out at the target, or answered to whoever asked. */
export type Moment = "arrived" | "carried_out" | "answered";

/** `next` says what becomes of each request; the next one is asked when it arrives. */
export const startFaultProxy = async (
  target: string,
  next: (lane: Lane) => Fault,
  /** Called as a request goes on, which waits for it. `lost` for one that has arrived lets it go no further. */
  watch: (moment: Moment, lane: Lane) => Promise<"lost" | undefined> = () => Promise.resolve(undefined),
): Promise<FaultProxy> => {
  const arrivals = { list: [] as number[], choose: [] as number[] };
  const server = createServer((incoming, answer) => {
    void handle(incoming, answer).catch(() => answer.destroy());
  });
  const handle = async (incoming: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const lane: Lane = incoming.url?.includes("choose-winners") === true ? "choose" : "list";
    arrivals[lane].push(performance.now());
    const body: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) body.push(chunk);
    const sent = { incoming, body: Buffer.concat(body), target };
    const fault = next(lane);
    if ((await watch("arrived", lane)) === "lost" || fault === "lost") return void answer.destroy();
    if (fault === "limited") return void answer.writeHead(429).end();
    if (fault === "limited_for_a_time") return void answer.writeHead(429, { "retry-after": "1" }).end();
    if (fault === "failing") return void answer.writeHead(503).end();
    if (fault === "overtaken") {
      answer.destroy();
      await new Promise((resolve) => setTimeout(resolve, OVERTAKEN_MS));
      await forward(sent);
      return;
    }
    if (fault === "late") await new Promise((resolve) => setTimeout(resolve, 60));
    if (fault === "repeated") await forward(sent);
    const { status, headers, text } = await forward(sent);
    await watch("carried_out", lane);
    if (fault === "answer_lost") return void answer.destroy();
    if (fault === "failing_after") return void answer.writeHead(500).end();
    if (fault === "answer_cut") {
      answer.writeHead(status, { "content-type": "application/json" });
      return void answer.end(text.slice(0, text.length / 2));
    }
    await new Promise<void>((resolve) => {
      answer.on("close", resolve);
      answer.writeHead(status, headers).end(text);
    });
    await watch("answered", lane);
  };
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  );
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    arrivals,
    most: (lane, windowMs) => mostWithin(arrivals[lane], windowMs),
  };
};

const mostWithin = (times: readonly number[], windowMs: number): number =>
  times.reduce(
    (most, from) => Math.max(most, times.filter((at) => at >= from && at < from + windowMs).length),
    0,
  );

const forward = ({
  incoming,
  body,
  target,
}: {
  readonly incoming: IncomingMessage;
  readonly body: Buffer;
  readonly target: string;
}): Promise<{ readonly status: number; readonly headers: Record<string, string>; readonly text: string }> =>
  new Promise((resolve, reject) => {
    const { host } = new URL(target);
    const headers = { ...incoming.headers, host, connection: "close" };
    const outgoing = request(
      target + (incoming.url ?? ""),
      { method: incoming.method ?? "GET", headers },
      (got) => {
        const parts: Buffer[] = [];
        got.on("data", (part: Buffer) => parts.push(part));
        got.on("end", () => {
          const kept = { "content-type": got.headers["content-type"] ?? "application/json" };
          const wait = got.headers["retry-after"];
          resolve({
            status: got.statusCode ?? 502,
            headers: { ...kept, ...(wait !== undefined && { "retry-after": wait }) },
            text: Buffer.concat(parts).toString("utf8"),
          });
        });
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
