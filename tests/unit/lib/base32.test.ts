import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { base32ToHex, hexToBase32 } from "#shared/lib/base32.ts";
import { hexToUuid, parseJobCode, parsePublicId, parseUuid, toPublicId } from "#shared/domain/ids.ts";

const hex128 = fc.stringMatching(/^[0-9a-f]{32}$/);

describe("ids in both encodings", () => {
  test("any 128 bits survive base32 and back, in either case", () => {
    fc.assert(
      fc.property(hex128, fc.boolean(), (hex, lower) => {
        const text = hexToBase32(hex);
        expect(text).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
        expect(base32ToHex(lower ? text.toLowerCase() : text)).toBe(hex);
      }),
    );
  });

  test("known values keep ULID's layout", () => {
    expect(hexToBase32("00000000000000000000000000000000")).toBe("00000000000000000000000000");
    expect(hexToBase32("ffffffffffffffffffffffffffffffff")).toBe("7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
    // The ULID specification's example, 01ARZ3NDEKTSV4RRFFQ69G5FAV, and its UUID.
    expect(hexToBase32("01563e3ab5d3d6764c61efb99302bd5b")).toBe("01ARZ3NDEKTSV4RRFFQ69G5FAV");
  });

  test("the same submission is named in both dialects by one bijection", () => {
    fc.assert(
      fc.property(hex128, (hex) => {
        const uuid = hexToUuid(hex);
        expect(parsePublicId("submission", toPublicId("submission", uuid))).toBe(uuid);
        expect(parseUuid(uuid.toUpperCase())).toBe(uuid);
      }),
    );
  });

  test("what is not an id is not read as one", () => {
    const good = toPublicId("submission", hexToUuid("01563e3ab5d3d6764c61efb99302bd5b"));
    expect(parsePublicId("job", good)).toBeNull();
    expect(parsePublicId("submission", good.slice(0, -1))).toBeNull();
    expect(parsePublicId("submission", `${good.slice(0, -1)}!`)).toBeNull();
    // 130 bits: the first character may be at most 7.
    expect(parsePublicId("submission", "sub_8ZZZZZZZZZZZZZZZZZZZZZZZZZ")).toBeNull();
    expect(parseUuid("f3768514-0c13-4234-b91f-0f0c846988b")).toBeNull();
    expect(parseJobCode("FD254739")).toBe("fd254739");
    expect(parseJobCode("fd25473")).toBeNull();
  });
});
