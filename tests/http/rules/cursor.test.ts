import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hexToUuid, type OwnerId } from "#shared/domain/ids.ts";
import { instant } from "#shared/lib/instant.ts";
import {
  type CursorBinding,
  type CursorFacts,
  readCursor,
  writeCursor,
} from "../../../electron/http/firsthand/cursor.ts";

const crypto = {
  sign: (purpose: string, text: string) => createHmac("sha256", purpose).update(text).digest("base64url"),
  equal: (a: string, b: string) => a === b,
};

const uuid = fc.stringMatching(/^[0-9a-f]{32}$/).map(hexToUuid);

const anyFacts: fc.Arbitrary<CursorFacts> = fc.record({
  fromSecond: fc.integer({ min: -60_000_000_000, max: 260_000_000_000 }),
  toSecond: fc.integer({ min: -60_000_000_000, max: 260_000_000_000 }),
  at: fc.integer({ min: 0, max: 4_000_000_000_000 }).map(instant),
  id: uuid,
});

const anyBinding: fc.Arbitrary<CursorBinding> = fc.record({
  list: fc.constantFrom("submissions" as const, "jobs" as const),
  ownerId: uuid.map((id) => id as OwnerId),
  filters: fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), { maxLength: 5 }),
});

describe("a cursor", () => {
  test("brings back the window and the place it was made with", () => {
    fc.assert(
      fc.property(anyBinding, anyFacts, (binding, facts) => {
        expect(readCursor(crypto, binding, writeCursor(crypto, binding, facts))).toEqual(facts);
      }),
    );
  });

  test("is worth nothing to another owner, another list or other filters", () => {
    fc.assert(
      fc.property(anyBinding, anyBinding, anyFacts, (made, used, facts) => {
        fc.pre(JSON.stringify(made) !== JSON.stringify(used));
        expect(readCursor(crypto, used, writeCursor(crypto, made, facts))).toBeNull();
      }),
    );
  });

  test("is refused when any of its characters was changed", () => {
    fc.assert(
      fc.property(
        anyBinding,
        anyFacts,
        fc.nat(),
        fc.constantFrom("A", "B", "x", "0", "9", "_", "-", "."),
        (binding, facts, at, char) => {
          const cursor = writeCursor(crypto, binding, facts);
          const place = at % cursor.length;
          const altered = cursor.slice(0, place) + char + cursor.slice(place + 1);
          fc.pre(altered !== cursor);
          expect(readCursor(crypto, binding, altered)).toBeNull();
        },
      ),
    );
  });

  test("made of any other text is refused, never thrown at", () => {
    fc.assert(
      fc.property(anyBinding, fc.string(), (binding, text) => {
        expect(readCursor(crypto, binding, text)).toBeNull();
      }),
    );
  });
});
