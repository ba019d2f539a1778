/** The cheapest client that can be written, so that a rate is the server's and not the client's. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";

const HEAD_END = Buffer.from("\r\n\r\n");

/** Sends the same request again and again on one connection, and counts whole answers. */
const repeat = async (port: number, request: Buffer, until: number): Promise<number> => {
  const socket: Socket = connect(port, "127.0.0.1").setNoDelay(true);
  await once(socket, "connect");
  let answers = 0;
  let left = -1;
  let pending = Buffer.alloc(0);
  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("data", (chunk) => {
      if (left >= 0) left -= chunk.length;
      else {
        pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
        const end = pending.indexOf(HEAD_END);
        if (end < 0) return;
        const head = pending.toString("latin1", 0, end);
        if (!head.startsWith("HTTP/1.1 2")) {
          reject(new Error(head));
          socket.destroy();
          return;
        }
        const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
        left = length - (pending.length - end - HEAD_END.length);
        pending = Buffer.alloc(0);
      }
      if (left > 0) return;
      answers += 1;
      left = -1;
      if (performance.now() < until) socket.write(request);
      else {
        socket.destroy();
        resolve(answers);
      }
    });
    socket.write(request);
  });
};

/** What a request on a line was answered. */
export interface RawAnswer {
  readonly head: string;
  readonly text: string;
}

/** One kept connection, for one request after another. */
export interface Line {
  /** Sends the parts as one request and awaits the whole answer; one that is no success throws. */
  ask(parts: readonly Uint8Array[]): Promise<RawAnswer>;
  close(): void;
}

export const openLine = async (port: number): Promise<Line> => {
  const socket: Socket = connect(port, "127.0.0.1").setNoDelay(true);
  await once(socket, "connect");
  let pending = Buffer.alloc(0);
  let waiting: { resolve(answer: RawAnswer): void; reject(error: Error): void } | null = null;
  const answered = (): void => {
    const end = pending.indexOf(HEAD_END);
    if (end < 0) return;
    const head = pending.toString("latin1", 0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    const whole = end + HEAD_END.length + length;
    if (pending.length < whole) return;
    const text = pending.toString("utf8", end + HEAD_END.length, whole);
    pending = Buffer.alloc(0);
    if (head.startsWith("HTTP/1.1 2")) waiting?.resolve({ head, text });
    else waiting?.reject(new Error(`${head}\n${text}`));
  };
  socket.on("data", (chunk) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    answered();
  });
  socket.on("error", (error) => waiting?.reject(error));
  socket.on("close", () => waiting?.reject(new Error("The connection was closed.")));
  return {
    ask: (parts) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.cork();
        for (const part of parts) socket.write(part);
        socket.uncork();
      }),
    close: () => {
      waiting = null;
      socket.destroy();
    },
  };
};

/** Answers a second over so many kept connections. */
export const answersPerSecond = async (
  to: { readonly port: number; readonly path: string; readonly key: string },
  connections: number,
  ms: number,
): Promise<number> => {
  const request = Buffer.from(
    `GET ${to.path} HTTP/1.1\r\nHost: 127.0.0.1:${String(to.port)}\r\nAuthorization: Bearer ${to.key}\r\nAccept: application/json\r\n\r\n`,
  );
  const began = performance.now();
  const counts = await Promise.all(
    Array.from({ length: connections }, () => repeat(to.port, request, began + ms)),
  );
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - began) / 1000);
};
