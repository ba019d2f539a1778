import { expect, test } from "vitest";
import { createLane } from "../../../electron/scoring/lane.ts";
import { createSchedule } from "../../../electron/scoring/schedule.ts";

test("what is hastened comes before everything else that waits", async () => {
  const lane = createLane(1);
  const order: number[] = [];
  const first = Promise.withResolvers<undefined>();
  const all = [
    lane.run(1, () => first.promise, 0),
    ...[1, 2, 3, 4].map((id) => lane.run(1, async () => void order.push(id), id)),
  ];
  lane.hasten(4);
  lane.hasten(9);
  first.resolve(undefined);
  await Promise.all(all);
  expect(order).toEqual([4, 1, 2, 3]);
});

test("of hastened work, what waits is sent next and what is in flight is named", () => {
  const schedule = createSchedule(1);
  for (const id of [1, 2, 3]) schedule.add({ id, priority: 1 });
  expect(schedule.take().map(({ id }) => id)).toEqual([1]);
  expect(schedule.hasten(({ id }) => id !== 2).map(({ id }) => id)).toEqual([1]);
  schedule.answered(1);
  expect(schedule.take().map(({ id }) => id)).toEqual([3]);
});
