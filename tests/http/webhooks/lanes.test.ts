import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { listen, scorePicture, startHookService } from "./hook-service.ts";
import { startReceiver } from "./receiver.ts";

const ENDPOINTS = 6;

test("four endpoints are served at once, each with one event at a time, and all have their turn", async () => {
  const service = await startHookService({ webhooks: { timeoutMs: 60_000 } });
  const open = new Map<number, ServerResponse>();
  let most = 0;
  let overlapping = 0;
  const receivers = await Promise.all(
    Array.from({ length: ENDPOINTS }, (_, index) =>
      startReceiver((response) => {
        if (open.has(index)) overlapping += 1;
        open.set(index, response);
        most = Math.max(most, open.size);
      }),
    ),
  );
  const answerAll = (): void => {
    for (const [index, response] of [...open]) {
      open.delete(index);
      response.writeHead(200).end();
    }
  };
  try {
    for (const receiver of receivers)
      await listen(service, receiver.url, ["submission.scored", "submission.approved"]);
    await scorePicture(service);
    await expect.poll(() => open.size, { timeout: 15_000 }).toBe(4);
    service.webhooks.wake();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(receivers.reduce((sum, { received }) => sum + received.length, 0)).toBe(4);
    await expect
      .poll(
        () => {
          answerAll();
          return receivers.map(({ received }) => new Set(received.map(({ body }) => body)).size);
        },
        { timeout: 20_000 },
      )
      .toEqual(Array.from({ length: ENDPOINTS }, () => 2));
    expect({ most, overlapping }).toEqual({ most: 4, overlapping: 0 });
  } finally {
    answerAll();
    await service.stop();
    await Promise.all(receivers.map((receiver) => receiver.close()));
  }
});
