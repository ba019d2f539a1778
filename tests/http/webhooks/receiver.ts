/** Somebody else's server, which is sent webhooks and answers as a test says. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Received {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Receiver {
  readonly url: string;
  readonly port: number;
  readonly received: readonly Received[];
  /** How the next requests are answered; the number counts all requests from 1. */
  answerWith(answer: Answering): void;
  close(): Promise<void>;
}

export type Answering = (response: ServerResponse, number: number) => void;

export const status =
  (...statuses: readonly number[]): Answering =>
  (response, number) => {
    response.writeHead(statuses[Math.min(number, statuses.length) - 1] ?? 200).end("thanks");
  };

export const startReceiver = async (first: Answering = status(200)): Promise<Receiver> => {
  let answer = first;
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (text: string) => (body += text));
    request.on("end", () => {
      received.push({ url: request.url ?? "", headers: request.headers, body });
      answer(response, received.length);
    });
    request.on("error", () => undefined);
    response.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/hook`,
    port,
    received,
    answerWith: (next) => void (answer = next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
