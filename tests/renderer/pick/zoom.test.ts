import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  FIT,
  pan,
  transformOf,
  zoomIn,
  zoomOut,
  zoomTo,
} from "../../../renderer/desk/features/pick/model/zoom.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("zoom", () => {
  it("goes back to the whole picture", () => {
    expect(zoomOut(zoomIn(FIT))).toEqual(FIT);
    expect(transformOf(FIT)).toBe("none");
  });

  it("keeps what lies under the pointer where it is", () => {
    const at = { x: 0.75, y: 0.5 };
    const zoom = zoomTo(FIT, 2, at);
    expect(zoom.x + (at.x - 0.5) / zoom.factor).toBeCloseTo(0.75);
  });

  it("never shows beyond the picture's edge", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 20, noNaN: true }),
        share,
        share,
        share,
        share,
        (factor, x, y, dx, dy) => {
          const zoom = pan(zoomTo(FIT, factor, { x, y }), dx - 0.5, dy - 0.5);
          const half = 0.5 / zoom.factor;
          expect(zoom.factor).toBeGreaterThanOrEqual(1);
          for (const middle of [zoom.x, zoom.y]) {
            expect(middle - half).toBeGreaterThanOrEqual(-1e-9);
            expect(middle + half).toBeLessThanOrEqual(1 + 1e-9);
          }
        },
      ),
    );
  });
});
