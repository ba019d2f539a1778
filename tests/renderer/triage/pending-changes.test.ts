import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import {
  rowWith,
  type PendingChange,
  type PendingChanges,
} from "../../../renderer/desk/features/triage/model/pending-changes.ts";
import { newRowCache } from "../../../renderer/desk/features/triage/model/row-cache.ts";
import { row } from "./rows.ts";

const reject = (id: number, ...numbers: number[]): PendingChange => ({
  id,
  numbers: new Set(numbers),
  change: { type: "decide", outcome: "rejected" },
});

describe("a decision on the screen", () => {
  it("shows at once and leaves the model's verdict and stars as they were", () => {
    const cache = newRowCache();
    cache.put([row(1)]);
    cache.begin(reject(1, 1));
    expect(cache.get(1)).toMatchObject({
      status: "rejected",
      decided: "rejected",
      verdict: "approved",
      stars: 4,
    });
  });

  it("goes back when it is refused, and only where it is refused", () => {
    const cache = newRowCache();
    cache.put([row(1), row(2)]);
    cache.begin(reject(1, 1, 2));
    cache.takeBack(1, [2]);
    expect(cache.get(1)?.status).toBe("rejected");
    expect(cache.get(2)?.status).toBe("approved");
  });

  it("does not paint over a winner or a photo that is being retried", () => {
    expect(rowWith([reject(1, 1)], row(1, { winner: true })).status).toBe("approved");
    expect(rowWith([reject(1, 1)], row(1, { status: "retry_pending" })).status).toBe("retry_pending");
  });

  it("tells only the cells it touches", () => {
    const cache = newRowCache();
    cache.put([row(1), row(2)]);
    const one = vi.fn();
    const two = vi.fn();
    cache.subscribe(1, one);
    const stop = cache.subscribe(2, two);
    cache.begin(reject(1, 1));
    expect([one.mock.calls.length, two.mock.calls.length]).toEqual([1, 0]);
    stop();
  });

  it("leaves no trace once every change is taken back, in whatever order", () => {
    const change = fc.constantFrom("approve", "reject", "stars" as const);
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (changes, picks) => {
        const cache = newRowCache();
        const before = row(1);
        cache.put([before]);
        const ids = changes.map((kind, id) => {
          cache.begin({
            id,
            numbers: new Set([1]),
            change:
              kind === "stars"
                ? { type: "stars", stars: 2 }
                : { type: "decide", outcome: kind === "approve" ? "approved" : "rejected" },
          });
          return id;
        });
        while (ids.length > 0) {
          const [id] = ids.splice((picks.next().value as number) % ids.length, 1);
          cache.cancel(id!);
        }
        expect(cache.get(1)).toEqual(before);
      }),
    );
  });

  it("stays as it was shown once main has confirmed it, before the row is read again", () => {
    const cache = newRowCache();
    cache.put([row(1)]);
    cache.begin(reject(1, 1));
    const shown = cache.get(1);
    cache.settle(1);
    expect(cache.get(1)).toEqual(shown);
  });

  it("stands as the last one of several says", () => {
    const changes: PendingChanges = [
      reject(1, 1),
      { id: 2, numbers: new Set([1]), change: { type: "decide", outcome: "approved" } },
    ];
    expect(rowWith(changes, row(1)).status).toBe("approved");
  });
});
