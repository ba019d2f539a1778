// @vitest-environment node
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { StreamEvent } from "../../../renderer/worker/wire/event-stream.ts";
import { answered, failed, failureOf, UNREACHABLE } from "../../../renderer/worker/wire/failure.ts";
import { type Live, type LiveState, startLive } from "../../../renderer/worker/wire/live.ts";

const times = {
  backOffMs: [2, 10, 20, 40],
  triesBeforePolling: 2,
  pollMs: 5,
  silenceMs: 2000,
  doubtMs: 0,
  provenMs: 0,
};

let server: Server;
let url: string;
let streams: ServerResponse[] = [];
/** What the next requests are answered with; then a stream. */
let refusals: number[] = [];
let live: Live | undefined;

beforeEach(async () => {
  streams = [];
  refusals = [];
  server = createServer((_, response) => {
    const status = refusals.shift();
    if (status !== undefined) {
      response.writeHead(status).end();
      return;
    }
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(": connected\n\n");
    streams.push(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});

afterEach(async () => {
  live?.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const listen = (over: { readonly reachable?: boolean } = {}) => {
  const seen = { states: [] as LiveState[], events: [] as StreamEvent[], refused: 0, refreshed: 0 };
  live = startLive({
    open: async (signal) => {
      try {
        const response = await fetch(url, { signal });
        if (!response.ok) return failed(failureOf(response.status, "", null));
        return response.body === null ? failed(UNREACHABLE) : answered(response.body);
      } catch {
        return failed(UNREACHABLE);
      }
    },
    onEvent: (event) => seen.events.push(event),
    onState: (state) => seen.states.push(state),
    refresh: async () => {
      seen.refreshed += 1;
      return over.reachable ?? true;
    },
    onRefused: () => {
      seen.refused += 1;
    },
    times,
  });
  return seen;
};

test("an open line is live and hands over what comes", async () => {
  const seen = listen();
  await vi.waitFor(() => expect(seen.states).toEqual(["connecting", "live"]));
  streams[0]!.write('event: submission\ndata: {"number":1}\n\n');
  await vi.waitFor(() => expect(seen.events).toEqual([{ name: "submission", data: '{"number":1}' }]));
  expect(seen.refreshed).toBe(1);
});

test("a cut line is opened again and what was missed is asked for", async () => {
  const seen = listen();
  await vi.waitFor(() => expect(seen.states).toContain("live"));
  streams[0]!.destroy();
  await vi.waitFor(() => expect(seen.states).toEqual(["connecting", "live", "reconnecting", "live"]));
  expect(seen.refreshed).toBe(2);
});

test("a service that asks for patience is polled meanwhile, and not pressed for a line", async () => {
  const seen = listen();
  await vi.waitFor(() => expect(seen.states).toContain("live"));
  streams[0]!.end("retry: 60000\n: no room\n\n");
  await vi.waitFor(() => expect(seen.states.at(-1)).toBe("polling"));
  const refreshed = seen.refreshed;
  await vi.waitFor(() => expect(seen.refreshed).toBeGreaterThan(refreshed + 3));
  expect(streams).toHaveLength(1);
  live?.nudge();
  await vi.waitFor(() => expect(seen.states.at(-1)).toBe("live"));
});

test("the short patience that every line asks for is a pause, in which it says that it reconnects", async () => {
  const seen = listen();
  await vi.waitFor(() => expect(seen.states).toContain("live"));
  streams[0]!.end(`retry: ${String(times.pollMs - 1)}\n: connected\n\n`);
  await vi.waitFor(() => expect(streams).toHaveLength(2));
  await vi.waitFor(() => expect(seen.states.at(-1)).toBe("live"));
  expect(seen.states).toContain("reconnecting");
  expect(seen.states).not.toContain("polling");
});

test("where no line is to be had the status is asked for, until there is one", async () => {
  refusals = [500, 500, 500, 500];
  const seen = listen();
  await vi.waitFor(() => expect(seen.states).toContain("polling"));
  await vi.waitFor(() => expect(seen.states.at(-1)).toBe("live"));
});

test("a service that answers nothing at all is not called polled", async () => {
  refusals = [500, 500, 500, 500];
  const seen = listen({ reachable: false });
  await vi.waitFor(() => expect(seen.states.at(-1)).toBe("live"));
  expect(seen.states).not.toContain("polling");
});

test("a worker who is no longer known is told once, and the line stays closed", async () => {
  refusals = [401];
  const seen = listen();
  await vi.waitFor(() => expect(seen.refused).toBe(1));
  expect(streams).toHaveLength(0);
});

test("a nudge replaces a line that has been silent", async () => {
  const seen = listen();
  await vi.waitFor(() => expect(seen.states).toContain("live"));
  await vi.waitFor(() => {
    live?.nudge();
    expect(streams.length).toBeGreaterThan(1);
  });
});

test("stopping closes the line", async () => {
  const seen = listen();
  await vi.waitFor(() => expect(seen.states).toContain("live"));
  const closed = new Promise((resolve) => streams[0]!.once("close", resolve));
  live?.stop();
  await closed;
  expect(seen.states.at(-1)).toBe("live");
});
