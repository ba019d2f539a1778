import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDateEdge } from "../../../electron/http/firsthand/dates.ts";

const seconds = (iso: string): number => Date.parse(iso) / 1000;

describe("the dates of a query", () => {
  test("a plain date is the first second of its day for a start and the last for an end", () => {
    expect(parseDateEdge("2026-03-16", "start")).toBe(seconds("2026-03-16T00:00:00Z"));
    expect(parseDateEdge("2026-03-16", "end")).toBe(seconds("2026-03-16T23:59:59Z"));
  });

  test.each([
    ["2026-03-16T14:30:00Z", "2026-03-16T14:30:00Z"],
    ["2026-03-16t14:30:00z", "2026-03-16T14:30:00Z"],
    ["2026-03-16T14:30:00+02:00", "2026-03-16T12:30:00Z"],
    ["2026-03-16T14:30:00-0530", "2026-03-16T20:00:00Z"],
    ["2026-03-16T14:30:00.999Z", "2026-03-16T14:30:00Z"],
    ["2026-03-16T14:30Z", "2026-03-16T14:30:00Z"],
    ["2026-03-16T14:30:00", "2026-03-16T14:30:00Z"],
    // A plus sign that was not encoded arrives as a space.
    ["2026-03-16T14:30:00 02:00", "2026-03-16T12:30:00Z"],
    ["2026-03-16T14:30:00.5 02:00", "2026-03-16T12:30:00Z"],
    ["0099-12-31T00:00:00Z", "0099-12-31T00:00:00Z"],
  ])("%s is %s, in whole seconds", (text, iso) => {
    expect(parseDateEdge(text, "start")).toBe(seconds(iso));
    expect(parseDateEdge(text, "end")).toBe(seconds(iso));
  });

  test.each([
    "",
    " ",
    "yesterday",
    "1773667800",
    "2026-3-16",
    "2026-02-30",
    "2026-13-01",
    "2026-00-10",
    "2026-03-16T24:00:00Z",
    "2026-03-16T14:60:00Z",
    "2026-03-16T14:30:60Z",
    "2026-03-16T14:30:00+24:00",
    "2026-03-16T14:30:00ZZ",
    "2026-03-16T",
    "2026-W12",
    "+002026-03-16",
    "2026-03-16T14:30:00.Z",
    "2026-03-16\n",
  ])("%j is no date", (text) => {
    expect(parseDateEdge(text, "start")).toBeNull();
  });

  test("every moment is read back from its own text, with any offset", () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date("0001-01-02T00:00:00Z"),
          max: new Date("9998-12-30T00:00:00Z"),
          noInvalidDate: true,
        }),
        fc.integer({ min: -23 * 60, max: 23 * 60 }),
        (date, offset) => {
          const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, -1);
          const size = Math.abs(offset);
          const zone = `${offset < 0 ? "-" : "+"}${String(Math.floor(size / 60)).padStart(2, "0")}:${String(size % 60).padStart(2, "0")}`;
          expect(parseDateEdge(local + zone, "start")).toBe(Math.floor(date.getTime() / 1000));
          expect(parseDateEdge((local + zone).replace("+", " "), "end")).toBe(
            Math.floor(date.getTime() / 1000),
          );
        },
      ),
    );
  });

  test("no text makes it throw, and what it takes is a whole number of seconds", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\dTZ:+. -]{0,30}$/)), (text) => {
        const value = parseDateEdge(text, "end");
        expect(value === null || Number.isInteger(value)).toBe(true);
      }),
    );
  });
});
