/** What a file's headers and end markers say, before any pixel is decoded. */
export type Structure =
  | { readonly kind: "picture"; readonly width: number; readonly height: number }
  /** It ends before its own structure does. */
  | { readonly kind: "cut" }
  /** Its headers contradict themselves. */
  | { readonly kind: "broken" };

export const CUT: Structure = { kind: "cut" };
export const BROKEN: Structure = { kind: "broken" };

/** A picture's size after orientation: EXIF values 5-8 stand it on its side. */
export const upright = (width: number, height: number, orientation: number): Structure =>
  !(width > 0 && height > 0)
    ? BROKEN
    : orientation >= 5 && orientation <= 8
      ? { kind: "picture", width: height, height: width }
      : { kind: "picture", width, height };
