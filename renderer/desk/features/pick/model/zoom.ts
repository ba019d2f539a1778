/** One zoom for all panes: the same factor, and the same part of each picture in the middle. */
export interface Zoom {
  /** 1 fits the picture into its pane. */
  readonly factor: number;
  /** What stands in the middle, as shares of the picture's width and height. */
  readonly x: number;
  readonly y: number;
}

export const FIT: Zoom = { factor: 1, x: 0.5, y: 0.5 };
export const LARGEST_FACTOR = 8;
const STEP = 1.25;

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** A middle that leaves no empty edge inside the fitted frame. */
const within = ({ factor, x, y }: Zoom): Zoom => {
  const half = 0.5 / factor;
  return { factor, x: clamp(x, half, 1 - half), y: clamp(y, half, 1 - half) };
};

/** Zooms so that the point of the picture under the pointer stays there; `at` are shares of the fitted frame. */
export const zoomTo = (zoom: Zoom, factor: number, at = { x: 0.5, y: 0.5 }): Zoom => {
  const next = clamp(factor, 1, LARGEST_FACTOR);
  const under = { x: zoom.x + (at.x - 0.5) / zoom.factor, y: zoom.y + (at.y - 0.5) / zoom.factor };
  return within({ factor: next, x: under.x - (at.x - 0.5) / next, y: under.y - (at.y - 0.5) / next });
};

export const zoomIn = (zoom: Zoom, at?: { readonly x: number; readonly y: number }): Zoom =>
  zoomTo(zoom, zoom.factor * STEP, at);

export const zoomOut = (zoom: Zoom, at?: { readonly x: number; readonly y: number }): Zoom =>
  zoomTo(zoom, zoom.factor / STEP < 1.01 ? 1 : zoom.factor / STEP, at);

/** Moves what is shown by shares of the frame, as a hand drags it. */
export const pan = (zoom: Zoom, dx: number, dy: number): Zoom =>
  within({ ...zoom, x: zoom.x - dx / zoom.factor, y: zoom.y - dy / zoom.factor });

/** For `transform`, with its origin in the middle. */
export const transformOf = ({ factor, x, y }: Zoom): string =>
  factor === 1 ? "none" : `scale(${factor}) translate(${(0.5 - x) * 100}%, ${(0.5 - y) * 100}%)`;
