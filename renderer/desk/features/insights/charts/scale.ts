/** Where marks of a chart stand, in the units of its own drawing. */
export const WIDTH = 560;
export const HEIGHT = 220;
export const PLOT = { left: 44, right: 12, top: 20, bottom: 30 } as const;

const STEPS = [1, 2, 2.5, 5, 10];

/** The end of an axis and its marks: round numbers, at most five. */
export const axisOf = (most: number): { readonly max: number; readonly marks: readonly number[] } => {
  if (most <= 0) return { max: 1, marks: [0, 1] };
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (STEPS.find((each) => each * power >= rough) ?? 10);
  const count = Math.ceil(most / step);
  return { max: step * count, marks: Array.from({ length: count + 1 }, (_, index) => index * step) };
};

export const xOf = (index: number, count: number): number => {
  const inner = WIDTH - PLOT.left - PLOT.right;
  return PLOT.left + (count <= 1 ? inner / 2 : (index / (count - 1)) * inner);
};

export const yOf = (value: number, min: number, max: number): number =>
  HEIGHT - PLOT.bottom - ((value - min) / (max - min)) * (HEIGHT - PLOT.top - PLOT.bottom);

/** Lines through values that exist; a gap where there is none. */
export const pathsOf = (values: readonly (number | null)[], min: number, max: number): string => {
  let pen = "M";
  return values
    .map((value, index) => {
      if (value === null) {
        pen = "M";
        return "";
      }
      const part = `${pen}${xOf(index, values.length).toFixed(1)} ${yOf(value, min, max).toFixed(1)}`;
      pen = "L";
      return part;
    })
    .join("");
};

/** Which labels fit below the axis: the first, the last, and some between. */
export const labelledIndexes = (count: number, most = 7): ReadonlySet<number> => {
  const step = Math.max(1, Math.ceil((count - 1) / (most - 1)));
  return new Set(Array.from({ length: count }, (_, index) => index).filter((index) => index % step === 0));
};
