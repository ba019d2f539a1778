/** What a picture's pixels say to somebody who judges them: light, what is clipped, and what is in focus. */

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** RGBA, 8 bits each, row by row. */
  readonly data: Uint8ClampedArray;
}

export const BINS = 64;
/** At or below the one a channel holds no more shadow, at or above the other no more light. */
const BLACK = 2;
const WHITE = 253;
/** Steps of brightness between neighbours from which an edge counts as sharp; a blurred edge spreads over more pixels. */
const SHARP_EDGE = 60;

const luma = (red: number, green: number, blue: number): number =>
  (2126 * red + 7152 * green + 722 * blue) / 10_000;

export interface Histogram {
  /** Counts by brightness, dark to light, `BINS` of them each. */
  readonly light: readonly number[];
  readonly red: readonly number[];
  readonly green: readonly number[];
  readonly blue: readonly number[];
  /** Shares of pixels, 0 to 1, with every channel clipped at that end. */
  readonly black: number;
  readonly white: number;
}

export const histogramOf = ({ data }: Pixels): Histogram => {
  const [light, red, green, blue] = [0, 0, 0, 0].map(() => new Array<number>(BINS).fill(0)) as [
    number[],
    number[],
    number[],
    number[],
  ];
  const add = (bins: number[], value: number): void => {
    const bin = Math.min(BINS - 1, Math.floor((value * BINS) / 256));
    bins[bin] = (bins[bin] ?? 0) + 1;
  };
  let [black, white] = [0, 0];
  for (let at = 0; at < data.length; at += 4) {
    const [r = 0, g = 0, b = 0] = [data[at], data[at + 1], data[at + 2]];
    add(red, r);
    add(green, g);
    add(blue, b);
    add(light, luma(r, g, b));
    if (Math.max(r, g, b) <= BLACK) black += 1;
    if (Math.min(r, g, b) >= WHITE) white += 1;
  }
  const count = Math.max(1, data.length / 4);
  return { light, red, green, blue, black: black / count, white: white / count };
};

export const MARKS = ["clipping", "focus"] as const;
export type Mark = (typeof MARKS)[number];

type Colour = readonly [number, number, number];
/** The same in both themes: they lie over a photo, not over the window. */
const DARK_MARK: Colour = [64, 128, 255];
const LIGHT_MARK: Colour = [255, 64, 48];
const FOCUS_MARK: Colour = [255, 198, 64];

/** The same size, transparent but for what is marked. */
export const markedPixels = (pixels: Pixels, mark: Mark): Uint8ClampedArray<ArrayBuffer> =>
  mark === "clipping" ? clippedPixels(pixels) : sharpPixels(pixels);

const paint = (into: Uint8ClampedArray, at: number, [red, green, blue]: Colour): void => {
  into[at] = red;
  into[at + 1] = green;
  into[at + 2] = blue;
  into[at + 3] = 255;
};

const clippedPixels = ({ data }: Pixels): Uint8ClampedArray<ArrayBuffer> => {
  const marked = new Uint8ClampedArray(data.length);
  for (let at = 0; at < data.length; at += 4) {
    const [r = 0, g = 0, b = 0] = [data[at], data[at + 1], data[at + 2]];
    if (Math.max(r, g, b) <= BLACK) paint(marked, at, DARK_MARK);
    else if (Math.min(r, g, b) >= WHITE) paint(marked, at, LIGHT_MARK);
  }
  return marked;
};

const sharpPixels = ({ width, height, data }: Pixels): Uint8ClampedArray<ArrayBuffer> => {
  const marked = new Uint8ClampedArray(data.length);
  const lumaAt = (x: number, y: number): number => {
    const at = 4 * (y * width + x);
    return luma(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
  };
  for (let y = 0; y < height - 1; y += 1) {
    for (let x = 0; x < width - 1; x += 1) {
      const here = lumaAt(x, y);
      const step = Math.abs(lumaAt(x + 1, y) - here) + Math.abs(lumaAt(x, y + 1) - here);
      if (step >= SHARP_EDGE) paint(marked, 4 * (y * width + x), FOCUS_MARK);
    }
  }
  return marked;
};
