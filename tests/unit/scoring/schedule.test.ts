import fc from "fast-check";
import { expect, test } from "vitest";
import { createSchedule, type Work } from "../../../electron/scoring/schedule.ts";

const work = (id: number, priority = 1): Work => ({ id, priority });
const idsOf = (items: readonly Work[]) => items.map(({ id }) => id);

test("requests go out by priority, equal ones in the order they came, never more than the limit", () => {
  const schedule = createSchedule(3);
  for (const [id, priority] of [
    [1, 5],
    [2, 1],
    [3, 5],
    [4, 0],
    [5, 1],
  ] as const) {
    schedule.add(work(id, priority));
  }
  expect(idsOf(schedule.take())).toEqual([4, 2, 5]);
  expect(schedule.take()).toEqual([]);
  expect(schedule.answered(2)?.id).toBe(2);
  expect(schedule.answered(2)).toBeUndefined();
  expect(idsOf(schedule.take())).toEqual([1]);
  expect(schedule.size()).toBe(4);
});

test("after one death all that was in flight is sent again as it was, before anything else", () => {
  const schedule = createSchedule(4);
  for (const id of [1, 2, 3, 4, 5]) schedule.add(work(id));
  schedule.take();
  schedule.answered(3);
  expect(schedule.died()).toEqual([]);
  schedule.add(work(6, 0));
  expect(idsOf(schedule.take())).toEqual([1, 2, 4]);
  schedule.answered(1);
  expect(schedule.take()).toEqual([]);
  schedule.answered(2);
  schedule.answered(4);
  expect(idsOf(schedule.take())).toEqual([6, 5]);
});

test("a request that is alone is set aside at its second death, not at its first", () => {
  const schedule = createSchedule(4);
  schedule.add(work(1));
  schedule.take();
  expect(schedule.died()).toEqual([]);
  schedule.take();
  expect(idsOf(schedule.died())).toEqual([1]);
  expect(schedule.size()).toBe(0);
});

test("a death with nothing in flight accuses nobody", () => {
  const schedule = createSchedule(4);
  schedule.add(work(1));
  expect(schedule.died()).toEqual([]);
  expect(idsOf(schedule.take())).toEqual([1]);
});

test("whatever is deadly, each request ends once: the deadly set aside, all others answered", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 24 }),
      fc.array(fc.constantFrom<"good" | "deadly">("good", "good", "good", "deadly"), {
        minLength: 1,
        maxLength: 60,
      }),
      fc.infiniteStream(fc.nat(20)),
      (limit, kinds, answersBeforeDeath) => {
        const schedule = createSchedule(limit);
        kinds.forEach((_, id) => schedule.add(work(id)));
        const ends = new Map<number, string[]>();
        const end = (id: number, how: string) => ends.set(id, [...(ends.get(id) ?? []), how]);
        let flying: number[] = [];
        for (let steps = 0; schedule.size() > 0; steps += 1) {
          expect(steps).toBeLessThan(2_000);
          flying.push(...idsOf(schedule.take()));
          expect(schedule.inFlight()).toBe(flying.length);
          expect(flying.length).toBeLessThanOrEqual(limit);
          const mayAnswer = flying
            .filter((id) => kinds[id] === "good")
            .slice(0, answersBeforeDeath.next().value as number);
          for (const id of mayAnswer) {
            flying.splice(flying.indexOf(id), 1);
            if (schedule.answered(id) !== undefined) end(id, "answered");
          }
          if (flying.some((id) => kinds[id] === "deadly")) {
            for (const { id } of schedule.died()) end(id, "set aside");
            flying = [];
          }
        }
        kinds.forEach((kind, id) => {
          expect(ends.get(id)).toEqual([kind === "deadly" ? "set aside" : "answered"]);
        });
      },
    ),
    { numRuns: 300 },
  );
});

test("dropping empties what is not in flight, suspects included", () => {
  const schedule = createSchedule(2);
  for (const id of [1, 2, 3]) schedule.add(work(id));
  schedule.take();
  schedule.died();
  expect(idsOf(schedule.drop())).toEqual([1, 2, 3]);
  expect(schedule.size()).toBe(0);
});
