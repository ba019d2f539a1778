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
