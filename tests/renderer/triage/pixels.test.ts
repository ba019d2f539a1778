import { describe, expect, it } from "vitest";
import { turnBy, turned } from "../../../renderer/desk/features/triage/model/loupe-zoom.ts";
import {
  histogramOf,
  markedPixels,
  type Pixels,
} from "../../../renderer/desk/features/triage/model/pixels.ts";

/** A picture from one grey value a pixel, row by row. */
const greys = (width: number, ...values: readonly number[]): Pixels => ({
  width,
  height: values.length / width,
  data: new Uint8ClampedArray(values.flatMap((value) => [value, value, value, 255])),
});
const marked = (pixels: Pixels, mark: "clipping" | "focus"): readonly boolean[] => {
  const data = markedPixels(pixels, mark);
  return Array.from({ length: data.length / 4 }, (_, index) => data[4 * index + 3] === 255);
};

describe("a histogram", () => {
  it("counts every pixel once in each channel, and says what is lost at either end", () => {
    const histogram = histogramOf(greys(2, 0, 255, 128, 254));
    for (const bins of [histogram.light, histogram.red, histogram.green, histogram.blue])
      expect(bins.reduce((sum, count) => sum + count, 0)).toBe(4);
    expect(histogram.light[32]).toBe(1);
    expect(histogram).toMatchObject({ black: 0.25, white: 0.5 });
  });

  it("takes a strong colour for no lost light", () => {
    const red = { width: 1, height: 1, data: new Uint8ClampedArray([255, 0, 0, 255]) };
    expect(histogramOf(red)).toMatchObject({ black: 0, white: 0 });
  });
});

describe("marks over a picture", () => {
  it("lie on what is black or white without detail, in two colours", () => {
    const pixels = greys(3, 0, 120, 255);
    expect(marked(pixels, "clipping")).toEqual([true, false, true]);
    const data = markedPixels(pixels, "clipping");
    expect([...data.slice(0, 4)]).not.toEqual([...data.slice(8, 12)]);
  });

  it("lie on a sharp edge and not on a blurred one", () => {
    const sharp = greys(4, 20, 20, 220, 220, 20, 20, 220, 220);
    const blurred = greys(4, 20, 70, 120, 170, 20, 70, 120, 170);
    expect(marked(sharp, "focus")).toContain(true);
    expect(marked(blurred, "focus")).not.toContain(true);
  });
});

describe("turning the view", () => {
  it("comes round after four quarters, either way", () => {
    expect(turnBy(3, 1)).toBe(0);
    expect(turnBy(0, -1)).toBe(3);
  });

  it("swaps width and height at a quarter", () => {
    const size = { width: 40, height: 30 };
    expect(turned(size, 1)).toEqual({ width: 30, height: 40 });
    expect(turned(size, 2)).toEqual(size);
  });
});
