/** Starts an Electron application and tells when its page can be used, by the page's own clock. */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

export interface WindowStart {
  /** Electron's arguments: switches first, then the application's folder and its own arguments. */
  readonly args: readonly string[];
  /** A JavaScript expression, true once the page can be used; asked again after each change of the document. */
  readonly usable: string;
}

const END_MS = 5_000;

/** Milliseconds from the spawn to the first frame in which `usable` holds. The application is ended afterwards. */
export const timeToUsable = async (executable: string, { args, usable }: WindowStart): Promise<number> => {
  const spawned = performance.timeOrigin + performance.now();
  const child = spawn(executable, ["--remote-debugging-port=0", ...args], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise<never>((_, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      reject(new Error(`The application ended before its window could be used (${String(code ?? signal)}).`));
    });
  });
  ended.catch(() => undefined);
  try {
    const address = await Promise.race([debuggerAddress(child.stderr), ended]);
    return (await Promise.race([usableAt(address, usable), ended])) - spawned;
  } finally {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGTERM");
      const impatience = setTimeout(() => child.kill("SIGKILL"), END_MS);
      await gone;
      clearTimeout(impatience);
    }
  }
};

const debuggerAddress = async (stderr: NodeJS.ReadableStream): Promise<string> => {
  for await (const line of createInterface({ input: stderr })) {
    const found = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
    if (found === undefined) continue;
    stderr.resume();
    return found;
  }
  throw new Error("The application never offered its debugger.");
};

interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: { readonly sessionId?: string; readonly context?: { readonly id: number } };
  readonly result?: { readonly result?: { readonly type: string; readonly value?: unknown } };
}

/** The moment by the page's clock. A document that is replaced before it is usable is asked again in its next life. */
const usableAt = (address: string, usable: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(address);
    let lastId = 0;
    const send = (method: string, params: object, sessionId?: string): void => {
      socket.send(JSON.stringify({ id: ++lastId, method, params, sessionId }));
    };
    const settle = (): void => {
      socket.close();
    };
    socket.addEventListener("error", () => {
      reject(new Error("The application's debugger does not answer."));
    });
    socket.addEventListener("open", () => {
      send("Target.setAutoAttach", {
        autoAttach: true,
        flatten: true,
        waitForDebuggerOnStart: false,
        filter: [{ type: "page" }],
      });
    });
    socket.addEventListener("message", ({ data }) => {
      const { method, params, sessionId, result } = JSON.parse(String(data)) as Message;
      if (method === "Target.attachedToTarget" && params?.sessionId !== undefined)
        send("Runtime.enable", {}, params.sessionId);
      if (method === "Runtime.executionContextCreated" && params?.context !== undefined) {
        send(
          "Runtime.evaluate",
          {
            expression: momentOf(usable),
            contextId: params.context.id,
            awaitPromise: true,
            returnByValue: true,
          },
          sessionId,
        );
      }
      const moment = result?.result?.value;
      if (typeof moment !== "number") return;
      resolve(moment);
      settle();
    });
  });

/** Two frames later the browser has painted what made it true. */
const momentOf = (usable: string): string => `
  new Promise((resolve) => {
    const usable = async () => ${usable};
    let asking = false;
    const look = async () => {
      if (asking) return;
      asking = true;
      const yes = await usable();
      asking = false;
      if (!yes) return;
      observer.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())));
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true, characterData: true });
    document.addEventListener("readystatechange", look);
    look();
  })`;
