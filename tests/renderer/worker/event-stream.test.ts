// @vitest-environment node
import fc from "fast-check";
import { expect, test } from "vitest";
import { readEvents, type StreamEvent } from "../../../renderer/worker/wire/event-stream.ts";

const read = async (chunks: readonly Uint8Array[]): Promise<StreamEvent[]> => {
  const events: StreamEvent[] = [];
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  await readEvents(
    stream,
    (event) => events.push(event),
    () => undefined,
  );
  return events;
};
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test("comments and retry hints are no events; several data lines are one text", async () => {
  const text = "retry: 3000\n: connected\n\nevent: job\ndata: one\ndata: two\n\ndata:plain\n\ndata: cut off";
  expect(await read([bytes(text)])).toEqual([
    { name: "job", data: "one\ntwo" },
    { name: "message", data: "plain" },
  ]);
});

test("it does not matter where the network cuts the bytes, nor which line break is used", async () => {
  const breaks = fc.constantFrom("\n", "\r\n", "\r");
  await fc.assert(
    fc.asyncProperty(breaks, fc.array(fc.nat({ max: 80 }), { maxLength: 12 }), async (end, cuts) => {
      const lines = [
        "event: submission",
        'data: {"words":"Größe – 🚗"}',
        "",
        ": still here",
        "",
        "data: b",
        "",
        "",
      ];
      const whole = bytes(lines.join(end));
      const places = [0, ...cuts.map((cut) => cut % whole.length).sort((a, b) => a - b), whole.length];
      const chunks = places.slice(1).map((place, index) => whole.slice(places[index], place));
      const events = await read([...chunks, bytes("\n")]);
      expect(events).toEqual([
        { name: "submission", data: '{"words":"Größe – 🚗"}' },
        { name: "message", data: "b" },
      ]);
    }),
  );
});
