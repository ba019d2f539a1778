import { createHmac } from "node:crypto";
import { type AddressInfo, createServer } from "node:net";
import { Webhook } from "standardwebhooks";
import { afterEach, expect, test, vi } from "vitest";
import { DAY, HOUR, MINUTE } from "#shared/lib/instant.ts";
import { TEST_KEY } from "../../helpers/service.ts";
import { get, post } from "../helpers/calls.ts";
import {
  eventsOf,
  type HookService,
  listen,
  pass,
  scorePicture,
  startHookService,
  stopListening,
  untilDelivery,
} from "./hook-service.ts";
import { type Answering, type Receiver, startReceiver, status } from "./receiver.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const close of closing.splice(0).reverse()) await close();
});

const withService = async (...over: Parameters<typeof startHookService>): Promise<HookService> => {
  const service = await startHookService(...over);
  closing.push(() => service.stop());
  return service;
};
const withReceiver = async (answer?: Answering): Promise<Receiver> => {
  const receiver = await startReceiver(answer);
  closing.push(() => receiver.close());
  return receiver;
};
const untilReceived = (receiver: Receiver, count: number): Promise<void> =>
  expect.poll(() => receiver.received.length, { timeout: 15_000 }).toBe(count);
/** The scored event of the picture, which is the older one of two. */
const scoredEvent = async (service: HookService): Promise<string> =>
  (await eventsOf(service, "?type=submission.scored"))[0]!.id;

const firsthandSignature = (secret: string, header: unknown, body: string): readonly string[] => {
  const [time, ...given] = String(header).split(",");
  const at = time?.replace("t=", "") ?? "";
  const right = createHmac("sha256", secret).update(`${at}.${body}`).digest("hex");
  return given.filter((signature) => signature === `v1=${right}`);
};

test("an event is the resource as its GET shows it, signed in both ways", async () => {
  const service = await withService();
  const receiver = await withReceiver();
  const { secret } = await listen(service, receiver.url, ["submission.scored"]);
  const submission = await scorePicture(service);
  await untilReceived(receiver, 1);

  const { headers, body } = receiver.received[0]!;
  const event = JSON.parse(body) as Record<string, unknown>;
  expect(Object.keys(event)).toEqual(["id", "object", "type", "api_version", "created_at", "data"]);
  expect(event).toMatchObject({
    object: "event",
    type: "submission.scored",
    api_version: "2026-03-18",
    created_at: new Date(Math.floor(service.clock.now() / 1000) * 1000).toISOString().replace(".000Z", "Z"),
  });
  expect(event["id"]).toMatch(/^evt_[0-9A-HJKMNP-TV-Z]{26}$/);
  const shown = await get(`${service.url}/v1/submissions/${submission}`);
  expect(JSON.stringify(event["data"]).replace(/expires=\d+&signature=[\w-]+/, "")).toBe(
    shown.text.replace(/expires=\d+&signature=[\w-]+/, ""),
  );
  const picture = await fetch((event["data"] as { file_url: string }).file_url);
  expect(picture.status).toBe(200);

  expect(headers["content-type"]).toBe("application/json");
  expect(headers["x-firsthand-event-id"]).toBe(event["id"]);
  expect(headers["webhook-id"]).toBe(event["id"]);
  expect(firsthandSignature(secret, headers["x-firsthand-signature"], body)).toHaveLength(1);
  expect(firsthandSignature(secret, headers["x-firsthand-signature"], `${body} `)).toHaveLength(0);
  expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toEqual(event);
  expect(() => new Webhook(secret).verify(`${body} `, headers as Record<string, string>)).toThrow();
});

test("a failed attempt is repeated with the same body and a signature of its own", async () => {
  const service = await withService();
  const receiver = await withReceiver(status(500, 200));
  const { secret } = await listen(service, receiver.url, ["submission.scored"]);
  await scorePicture(service);
  await untilReceived(receiver, 1);
  const id = await scoredEvent(service);
  await untilDelivery(service, id, {
    state: "waiting",
    attempts: 1,
    nextAt: (service.clock.now() + MINUTE) as never,
    lastStatus: 500,
    lastError: "The receiver answered 500.",
  });
  pass(service, MINUTE - 1);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(receiver.received).toHaveLength(1);
  pass(service, 1);
  await untilDelivery(service, id, { state: "delivered", attempts: 2, lastStatus: 200, lastError: null });
  const [first, second] = receiver.received;
  expect(second?.body).toBe(first?.body);
  expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
  expect(second?.headers["webhook-timestamp"]).not.toBe(first?.headers["webhook-timestamp"]);
  expect(
    firsthandSignature(secret, second?.headers["x-firsthand-signature"], second?.body ?? ""),
  ).toHaveLength(1);
});

test("after six attempts a delivery is parked, and a replay sends it once more", async () => {
  const service = await withService();
  const receiver = await withReceiver(status(503));
  await listen(service, receiver.url, ["submission.scored"]);
  await scorePicture(service);
  await untilReceived(receiver, 1);
  const id = await scoredEvent(service);
  const waits = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 8 * HOUR];
  for (const [failed, wait] of waits.entries()) {
    await untilDelivery(service, id, { state: "waiting", attempts: failed + 1 });
    pass(service, wait);
    await untilReceived(receiver, failed + 2);
  }
  await untilDelivery(service, id, { state: "parked", attempts: 6, nextAt: null, lastStatus: 503 });
  pass(service, 20 * DAY);
  expect(await eventsOf(service, "?state=parked")).toMatchObject([
    { id, deliveries: [{ state: "parked", attempts: 6, next_attempt_at: null, last_status: 503 }] },
  ]);
  expect(receiver.received).toHaveLength(6);

  receiver.answerWith(status(200));
  const answer = await post(`${service.url}/v1/webhook_events/${id}/replay`);
  expect(answer.status, answer.text).toBe(202);
  expect(JSON.parse(answer.text)).toMatchObject({ id, deliveries: [{ state: "waiting", attempts: 0 }] });
  await untilDelivery(service, id, { state: "delivered", attempts: 1, lastError: null });
  expect(receiver.received[6]?.headers["webhook-id"]).toBe(id);
  const { data } = JSON.parse(receiver.received[6]!.body) as { data: { file_url: string } };
  expect((await fetch(data.file_url)).status, "the file's address is good again").toBe(200);
});

test("a rotated secret and the one before both sign for a day", async () => {
  const service = await withService();
  const receiver = await withReceiver();
  const { id, secret: old } = await listen(service, receiver.url, ["submission.scored"]);
  const rotated = await post(`${service.url}/v1/webhook_endpoints/${id}/rotate_secret`);
  expect(rotated.status, rotated.text).toBe(200);
  const { secret: fresh, earlier_secret_expires_at: until } = JSON.parse(rotated.text) as Record<
    string,
    string
  >;
  expect(fresh).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(fresh).not.toBe(old);
  expect(until).not.toBeNull();

  await scorePicture(service);
  await untilReceived(receiver, 1);
  const during = receiver.received[0]!;
  for (const secret of [old, fresh!]) {
    expect(firsthandSignature(secret, during.headers["x-firsthand-signature"], during.body)).toHaveLength(1);
    expect(() =>
      new Webhook(secret).verify(during.body, during.headers as Record<string, string>),
    ).not.toThrow();
  }
  pass(service, DAY);
  await scorePicture(service);
  await untilReceived(receiver, 2);
  const after = receiver.received[1]!;
  expect(firsthandSignature(old, after.headers["x-firsthand-signature"], after.body)).toHaveLength(0);
  expect(firsthandSignature(fresh!, after.headers["x-firsthand-signature"], after.body)).toHaveLength(1);
  expect(after.headers["webhook-signature"]).not.toContain(" ");
});

test("an endpoint that hangs holds up nobody else, and is told that it took too long", async () => {
  const service = await withService({ webhooks: { timeoutMs: 3000 } });
  const hanging = await withReceiver(() => undefined);
  const quick = await withReceiver();
  await listen(service, hanging.url);
  await listen(service, quick.url);
  await scorePicture(service);
  await untilReceived(hanging, 1);
  await untilReceived(quick, 2);
  expect(hanging.received, "one at a time").toHaveLength(1);
  const events = async (): Promise<string> =>
    JSON.stringify((await eventsOf(service)).map(({ deliveries }) => deliveries));
  await expect.poll(events, { timeout: 15_000 }).toContain("The receiver did not answer within 3 seconds.");
});

test.each<[string, Answering, Partial<Record<string, unknown>>, number]>([
  [
    "redirects",
    (response) => void response.writeHead(302, { location: "/elsewhere" }).end(),
    {
      state: "waiting",
      lastStatus: 302,
      lastError: "The receiver answered 302. Redirects are not followed; give the address it leads to.",
    },
    1,
  ],
  [
    "answers a megabyte",
    (response) => void response.writeHead(200).end(Buffer.alloc(1024 * 1024, "x")),
    { state: "delivered", lastStatus: 200 },
    1,
  ],
  [
    "answers without end",
    (response) => {
      response.writeHead(200);
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384))) continue;
      };
      response.on("drain", more);
      more();
    },
    { state: "delivered", lastStatus: 200 },
    1,
  ],
  [
    "sends what claims to be compressed and is not",
    (response) => void response.writeHead(200, { "content-encoding": "gzip" }).end("no gzip at all"),
    { state: "delivered", lastStatus: 200 },
    1,
  ],
  [
    "closes in the middle of its body",
    (response) => {
      response.writeHead(200, { "content-length": "1000" }).write("the first of it");
      setTimeout(() => response.socket?.destroy(), 50);
    },
    { state: "delivered", lastStatus: 200, lastError: null },
    1,
  ],
  [
    "closes in the middle of its headers",
    (response) => {
      response.socket?.write("HTTP/1.1 200 OK\r\nContent-");
      response.socket?.destroy();
    },
    {
      state: "waiting",
      lastStatus: null,
      lastError: "The receiver closed the connection without an answer.",
    },
    1,
  ],
])("a receiver that %s", async (_, answer, expected, requests) => {
  // Longer than the test waits: what ends here was ended for its size, not for its time.
  const service = await withService({ webhooks: { timeoutMs: 60_000 } });
  const receiver = await withReceiver(answer);
  await listen(service, receiver.url, ["submission.scored"]);
  await scorePicture(service);
  await untilReceived(receiver, 1);
  await untilDelivery(service, await scoredEvent(service), { attempts: 1, ...expected });
  expect(receiver.received).toHaveLength(requests);
});

test("an address that nobody listens at is said to refuse", async () => {
  const service = await withService();
  const gone = await startReceiver();
  await gone.close();
  await listen(service, gone.url, ["submission.scored"]);
  await scorePicture(service);
  await untilDelivery(service, await scoredEvent(service), {
    attempts: 1,
    lastStatus: null,
    lastError: "The receiver refused the connection.",
  });
});

/** A port that counts who connects to it. */
const countConnections = async (): Promise<{ readonly port: number; readonly count: () => number }> => {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => new Promise((resolve) => void server.close(() => resolve())));
  return { port: (server.address() as AddressInfo).port, count: () => connections };
};

test.each([
  ["a private address", ["10.0.0.1"]],
  ["this machine", ["127.0.0.1"]],
  ["this machine, written as IPv6", ["::ffff:127.0.0.1"]],
  ["a public and a private address", ["93.184.216.34", "127.0.0.1"]],
])("a name that leads to %s is never connected to", async (_, addresses) => {
  const port = await countConnections();
  const asked: string[] = [];
  const service = await withService({
    webhooksToLoopback: false,
    webhooks: {
      resolve: (host) => {
        asked.push(host);
        return Promise.resolve(
          addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
        );
      },
    },
  });
  await listen(service, `https://hooks.example:${String(port.port)}/`, ["submission.scored"]);
  await scorePicture(service);
  await untilDelivery(service, await scoredEvent(service), {
    state: "waiting",
    attempts: 1,
    lastStatus: null,
    lastError: "The address leads into a network where webhooks are not sent.",
  });
  expect(asked).toEqual(["hooks.example"]);
  expect(port.count()).toBe(0);
});

test.each(["https://127.0.0.1", "https://[::ffff:7f00:1]", "https://2130706433", "https://0.0.0.0"])(
  "the literal address %s is never connected to",
  async (origin) => {
    const port = await countConnections();
    const service = await withService({ webhooksToLoopback: false });
    await listen(service, `${origin}:${String(port.port)}/`, ["submission.scored"]);
    await scorePicture(service);
    await untilDelivery(service, await scoredEvent(service), {
      attempts: 1,
      lastError: "The address leads into a network where webhooks are not sent.",
    });
    expect(port.count()).toBe(0);
  },
);

test("proxies of the environment are not asked", async () => {
  const proxy = await withReceiver();
  for (const name of ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY"])
    vi.stubEnv(name, `http://127.0.0.1:${String(proxy.port)}`);
  const service = await withService();
  const receiver = await withReceiver();
  await listen(service, receiver.url, ["submission.scored"]);
  await scorePicture(service);
  await untilReceived(receiver, 1);
  expect(proxy.received).toHaveLength(0);
});

test("what was under way when the service stopped is sent after the next start", async () => {
  const first = await startHookService({ keepFolder: true });
  const receiver = await withReceiver(() => undefined);
  await listen(first, receiver.url, ["submission.scored"]);
  await scorePicture(first);
  await untilReceived(receiver, 1);
  const id = await scoredEvent(first);
  await first.stop();
  receiver.answerWith(status(200));
  const second = await withService({ dataDir: first.dataDir, clock: first.clock });
  await untilDelivery(second, id, { state: "delivered", attempts: 1 });
  expect(receiver.received.map(({ headers }) => headers["webhook-id"])).toEqual([id, id]);
});

test("a parked event can be replayed after a restart", async () => {
  const first = await startHookService({ keepFolder: true });
  const receiver = await withReceiver(status(500));
  await listen(first, receiver.url, ["submission.scored"]);
  await scorePicture(first);
  await untilReceived(receiver, 1);
  const id = await scoredEvent(first);
  await untilDelivery(first, id, { attempts: 1 });
  await first.stop();
  receiver.answerWith(status(200));
  const second = await withService({ dataDir: first.dataDir, clock: first.clock });
  expect((await post(`${second.url}/v1/webhook_events/${id}/replay`, { key: TEST_KEY })).status).toBe(202);
  await untilDelivery(second, id, { state: "delivered", attempts: 1 });
});

test("what waits for a deleted endpoint is forgotten, and it is told nothing more", async () => {
  const service = await withService();
  const receiver = await withReceiver(status(500));
  const endpoint = await listen(service, receiver.url, ["submission.scored"]);
  await scorePicture(service);
  await untilReceived(receiver, 1);
  const id = await scoredEvent(service);
  await untilDelivery(service, id, { attempts: 1 });
  expect((await stopListening(service, endpoint.id)).status).toBe(204);
  pass(service, HOUR);
  await scorePicture(service);
  expect(await eventsOf(service)).toMatchObject([{ id, deliveries: [] }]);
  expect(await service.ports.store.reader.nextWebhookAt()).toBeNull();
  const replayed = await post(`${service.url}/v1/webhook_events/${id}/replay`);
  expect(replayed.status, replayed.text).toBe(409);

  const other = await withReceiver();
  await listen(service, other.url);
  expect((await post(`${service.url}/v1/webhook_events/${id}/replay`)).status).toBe(202);
  await untilReceived(other, 1);
  expect(receiver.received).toHaveLength(1);
});
