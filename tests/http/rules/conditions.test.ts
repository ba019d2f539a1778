import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgeConditions, judgeRange, type Representation } from "../../../electron/http/files/conditions.ts";

const MODIFIED = "Mon, 16 Mar 2026 12:00:00 GMT";
const EARLIER = "Mon, 16 Mar 2026 11:59:59 GMT";
const file: Representation = { etag: '"abc"', modifiedAt: Date.parse(MODIFIED), sizeBytes: 1000 };

describe("conditional requests", () => {
  test.each([
    [{ "if-none-match": '"abc"' }, "not_modified"],
    [{ "if-none-match": 'W/"abc"' }, "not_modified"],
    [{ "if-none-match": '"x", "abc"' }, "not_modified"],
    [{ "if-none-match": "*" }, "not_modified"],
    [{ "if-none-match": '"x"' }, "send"],
    [{ "if-none-match": '"x"', "if-modified-since": MODIFIED }, "send"],
    [{ "if-modified-since": MODIFIED }, "not_modified"],
    [{ "if-modified-since": EARLIER }, "send"],
    [{ "if-modified-since": "soon" }, "send"],
    [{ "if-match": '"abc"' }, "send"],
    [{ "if-match": 'W/"abc"' }, "precondition_failed"],
    [{ "if-match": '"x"' }, "precondition_failed"],
    [{ "if-unmodified-since": EARLIER }, "precondition_failed"],
    [{ "if-unmodified-since": MODIFIED }, "send"],
    [{}, "send"],
  ] as const)("%j is answered with %s", (headers, verdict) => {
    expect(judgeConditions(headers, file)).toBe(verdict);
  });
});

describe("ranges", () => {
  test.each([
    ["bytes=0-0", { kind: "part", first: 0, last: 0 }],
    ["bytes=10-19", { kind: "part", first: 10, last: 19 }],
    ["bytes=990-", { kind: "part", first: 990, last: 999 }],
    ["bytes=990-5000", { kind: "part", first: 990, last: 999 }],
    ["bytes=-10", { kind: "part", first: 990, last: 999 }],
    ["bytes=-5000", { kind: "part", first: 0, last: 999 }],
    ["bytes=1000-", { kind: "unsatisfiable" }],
    ["bytes=-0", { kind: "unsatisfiable" }],
    ["bytes=19-10", { kind: "whole" }],
    ["bytes=0-1,5-6", { kind: "whole" }],
    ["bytes=-", { kind: "whole" }],
    ["lines=0-1", { kind: "whole" }],
    ["bytes=a-b", { kind: "whole" }],
  ] as const)("%s of a thousand bytes", (range, verdict) => {
    expect(judgeRange({ range }, file)).toEqual(verdict);
  });

  test.each([
    ['"abc"', "part"],
    ['"x"', "whole"],
    ['W/"abc"', "whole"],
    [MODIFIED, "part"],
    [EARLIER, "whole"],
  ])("If-Range %s leaves %s", (ifRange, kind) => {
    expect(judgeRange({ range: "bytes=0-9", "if-range": ifRange }, file).kind).toBe(kind);
  });

  test("a part always lies within the file", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^bytes=\d{0,5}-\d{0,5}$/),
        fc.integer({ min: 1, max: 5000 }),
        (range, sizeBytes) => {
          const verdict = judgeRange({ range }, { ...file, sizeBytes });
          if (verdict.kind !== "part") return;
          expect(verdict.first).toBeGreaterThanOrEqual(0);
          expect(verdict.last).toBeGreaterThanOrEqual(verdict.first);
          expect(verdict.last).toBeLessThan(sizeBytes);
        },
      ),
    );
  });
});
