/** The loupe's steps: fitted, then the picture's own pixels, then twice those; and where in it one looks. */
export const ZOOMS = ["fit", 1, 2] as const;
export type Zoom = (typeof ZOOMS)[number];

export interface LoupeView {
  readonly zoom: Zoom;
  /** What stands in the middle, as shares of the picture. */
  readonly x: number;
  readonly y: number;
}

/** Quarter turns clockwise; only what is seen turns, never the file. */
export type Turn = 0 | 1 | 2 | 3;

export const turnBy = (turn: Turn, by: 1 | -1): Turn => ((turn + by + 4) % 4) as Turn;

/** What a turned picture takes on the screen. */
export const turned = ({ width, height }: Size, turn: Turn): Size =>
  turn % 2 === 0 ? { width, height } : { width: height, height: width };

export const FITTED: LoupeView = { zoom: "fit", x: 0.5, y: 0.5 };

export const zoomBy = (view: LoupeView, by: 1 | -1): LoupeView => {
  const zoom = ZOOMS[Math.min(ZOOMS.length - 1, Math.max(0, ZOOMS.indexOf(view.zoom) + by))] ?? "fit";
  return zoom === "fit" ? FITTED : { ...view, zoom };
};

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How large a picture's pixel is on the screen, in CSS pixels: never enlarged to fit. */
export const scaleOf = (zoom: Zoom, picture: Size, frame: Size, pixelRatio: number): number =>
  zoom === "fit"
    ? Math.min(1, frame.width / picture.width, frame.height / picture.height)
    : zoom / pixelRatio;

/** Keeps the frame inside the picture where the picture is larger, and the picture centred where it is not. */
export const lookWithin = (view: LoupeView, shown: Size, frame: Size): LoupeView => ({
  ...view,
  x: axisWithin(view.x, shown.width, frame.width),
  y: axisWithin(view.y, shown.height, frame.height),
});

const axisWithin = (at: number, shown: number, frame: number): number => {
  if (shown <= frame) return 0.5;
  const half = frame / 2 / shown;
  return Math.min(1 - half, Math.max(half, at));
};

/** Moves by so many CSS pixels of the screen, as a hand drags the picture. */
export const drag = (view: LoupeView, dx: number, dy: number, shown: Size): LoupeView => ({
  ...view,
  x: view.x - dx / shown.width,
  y: view.y - dy / shown.height,
});
