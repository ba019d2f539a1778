/** A line to a server that can break: a small TCP proxy, as a phone's connection is. */
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

type Break = "cut" | "silent" | "stuck";

export interface ThinLine {
  readonly port: number;
  readonly url: string;
  /**
   * Once so many more bytes went to the server the connection breaks: `cut` ends it on both sides; `silent` ends it
   * for the client alone, and the server hears nothing more; `stuck` lets nothing through any more. Connections made
   * after that are whole.
   */
  breakAfter(bytes: number, how?: Break): void;
  /** Takes no connection until it is told otherwise. */
  setDown(isDown: boolean): void;
  /** How often it broke. */
  readonly broken: number;
  /** Bytes that went to the server. */
  readonly sent: number;
  close(): Promise<void>;
}

export const openThinLine = async (serverUrl: () => string): Promise<ThinLine> => {
  let left: number | null = null;
  let manner: Break = "cut";
  let down = false;
  let broken = 0;
  let sent = 0;
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on("error", () => undefined).once("close", () => sockets.delete(socket));
    return socket;
  };

  const server = createServer((client) => {
    keep(client);
    if (down) {
      client.destroy();
      return;
    }
    const target = new URL(serverUrl());
    const upstream = keep(connect(Number(target.port), target.hostname));
    upstream.on("data", (chunk) => client.write(chunk));
    let silent = false;
    upstream.once("close", () => client.destroy());
    client.once("close", () => {
      // What is on its way still arrives; a reset would throw it away.
      if (!silent) upstream.end();
    });
    client.on("data", (chunk) => {
      const part = left === null ? chunk : chunk.subarray(0, left);
      sent += part.length;
      if (left !== null) left -= part.length;
      const breaks = left === 0;
      if (breaks) {
        left = null;
        broken += 1;
        silent = manner === "silent";
        client.pause();
      }
      const isRoom = upstream.write(part, () => {
        if (!breaks || manner === "stuck") return;
        // What was written is given the time to arrive.
        setTimeout(() => client.destroy(), 50);
      });
      if (!isRoom && !breaks) {
        client.pause();
        upstream.once("drain", () => client.resume());
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${String(port)}`,
    breakAfter: (bytes, how = "cut") => {
      left = bytes;
      manner = how;
    },
    setDown: (isDown) => {
      down = isDown;
      if (isDown) for (const socket of sockets) socket.destroy();
    },
    get broken() {
      return broken;
    },
    get sent() {
      return sent;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
