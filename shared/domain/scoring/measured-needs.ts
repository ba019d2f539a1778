/** The sharpness a job needs, on the 0-100 scale of `PictureFacts.sharpness`. */
export const SHARPNESS_NEEDED = 45;
/** Below this mean luma (0-1) a picture counts as too dark, above the other as too bright. */
export const BRIGHTNESS_NEEDED = 0.18;
export const CLIPPED_BRIGHT_ALLOWED = 0.35;
export const CLIPPED_DARK_ALLOWED = 0.6;
/** Standard deviation of luma, 0-1: grain that one sees at a glance. */
export const NOISE_ALLOWED = 0.06;
