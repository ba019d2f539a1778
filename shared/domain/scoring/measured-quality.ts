import { megapixelsText, percentText, sidesText } from "./figures.ts";
import { ramp, signed, type Finding } from "./finding.ts";
import type { PictureFacts } from "./score.ts";

/** The sharpness a job needs, on the 0-100 scale of `PictureFacts.sharpness`. */
export const SHARPNESS_NEEDED = 45;
/** Below this mean luma (0-1) a picture counts as too dark, above the other as too bright. */
export const BRIGHTNESS_NEEDED = 0.18;
export const CLIPPED_BRIGHT_ALLOWED = 0.35;
export const CLIPPED_DARK_ALLOWED = 0.6;
/** Standard deviation of luma, 0-1: grain that one sees at a glance. */
export const NOISE_ALLOWED = 0.06;
/** Pixels that are enough for any use here when the job asks for no size of its own. */
const ENOUGH_PIXELS = 1_000_000;

/** The sizes a job asks for, in pixels after orientation. */
export interface SizeNeeded {
  readonly minWidth?: number | null | undefined;
  readonly minHeight?: number | null | undefined;
}

/** Each aspect as a share of 0-1, where 0.5 is what the job needs. */
export interface MeasuredQuality {
  readonly sharpness: number;
  readonly darkness: number;
  readonly glare: number;
  readonly noise: number;
  readonly resolution: number;
}

const resolutionShare = (facts: PictureFacts, needed: SizeNeeded): number => {
  const { minWidth, minHeight } = needed;
  if ((minWidth ?? 0) > 0 || (minHeight ?? 0) > 0) {
    const spare = Math.min(facts.width / (minWidth ?? 1), facts.height / (minHeight ?? 1));
    return ramp(spare, [
      [0.25, 0],
      [1, 0.75],
      [1.5, 1],
    ]);
  }
  // Nobody asked for a size, so a small picture is a blemish and no more.
  return ramp(facts.width * facts.height, [
    [4_096, 0.2],
    [65_536, 0.6],
    [ENOUGH_PIXELS, 1],
  ]);
};

/** Reads a picture's measurements. Sharper, brighter (up to clipping), cleaner and larger never lower a share. */
export const measureQuality = (facts: PictureFacts, needed: SizeNeeded): MeasuredQuality => ({
  sharpness: ramp(facts.sharpness, [
    [10, 0],
    [SHARPNESS_NEEDED, 0.5],
    [75, 1],
  ]),
  darkness: Math.min(
    ramp(facts.brightness, [
      [0.02, 0],
      [0.06, 0.3],
      [BRIGHTNESS_NEEDED, 0.5],
      [0.3, 1],
    ]),
    1 -
      ramp(facts.clippedDark, [
        [0.3, 0],
        [CLIPPED_DARK_ALLOWED, 0.5],
        [0.95, 1],
      ]),
  ),
  glare:
    1 -
    ramp(facts.clippedBright, [
      [0.1, 0],
      [CLIPPED_BRIGHT_ALLOWED, 0.5],
      [0.8, 1],
    ]),
  noise:
    1 -
    ramp(facts.noise, [
      [0.02, 0],
      [NOISE_ALLOWED, 0.5],
      [0.14, 1],
    ]),
  resolution: resolutionShare(facts, needed),
});

/**
 * Shares of 0-1 as one: the weakest decides, the others temper it. A picture is as good as its worst fault: no light
 * makes a blurred picture sharp.
 */
export const combineShares = (shares: readonly number[]): number => {
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return Math.min(...shares) * (0.6 + 0.4 * mean);
};

const lightFinding = (facts: PictureFacts, measured: MeasuredQuality, note: string): Finding => {
  const clipped = facts.clippedDark + facts.clippedBright;
  const clippedText = clipped < 0.001 ? "nothing clipped" : `${percentText(clipped)} clipped`;
  const dark = measured.darkness <= measured.glare;
  const brightness = percentText(facts.brightness);
  const text = `brightness ${brightness}, ${clippedText}${note}`;
  return {
    dimension: "quality",
    label: "exposure",
    value: signed(Math.min(measured.darkness, measured.glare)),
    detail: `Brightness ${brightness}, ${clippedText}${note}`,
    phrase: text,
    reason: dark ? "too_dark" : "overexposed",
    remedy: dark
      ? `It is too dark: brightness ${brightness}, the job needs ${percentText(BRIGHTNESS_NEEDED)}, and ${percentText(facts.clippedDark)} is pure black. Turn on a light or move to a brighter place.`
      : `It is too bright: ${percentText(facts.clippedBright)} is pure white, ${percentText(CLIPPED_BRIGHT_ALLOWED)} is the most that works. Turn away from the light or tap the brightest part before you take it.`,
  };
};

const resolutionFinding = (
  facts: PictureFacts,
  measured: MeasuredQuality,
  needed: SizeNeeded,
  note: string,
): Finding => {
  const size = megapixelsText(facts.width, facts.height);
  const sides = sidesText(facts.width, facts.height);
  const { minWidth, minHeight } = needed;
  const asked =
    (minWidth ?? 0) > 0 || (minHeight ?? 0) > 0
      ? `the job asks for ${sidesText(minWidth ?? 0, minHeight ?? 0)}`
      : `${megapixelsText(1000, 1000)} shows all a screen can`;
  return {
    dimension: "quality",
    label: "resolution",
    value: signed(measured.resolution),
    detail: `${size}, ${sides}${note}`,
    phrase: `${size}${note}`,
    reason: "low_resolution",
    remedy: `It is small: ${sides} pixels, and ${asked}. Send the original file, not a preview or a copy from a chat.`,
  };
};

/** The evidence of what was measured: sharpness, exposure, noise, resolution, each with its figures. */
export const measuredFindings = (
  facts: PictureFacts,
  measured: MeasuredQuality,
  needed: SizeNeeded,
  note: string,
): readonly Finding[] => {
  const sharpness = Math.round(facts.sharpness);
  const sharp = `sharpness ${sharpness}, the job needs ${SHARPNESS_NEEDED}${note}`;
  const noise = percentText(facts.noise);
  return [
    {
      dimension: "quality",
      label: "sharpness",
      value: signed(measured.sharpness),
      detail: `Sharpness ${sharpness}, the job needs ${SHARPNESS_NEEDED}${note}`,
      phrase: sharp,
      reason: "blurred",
      remedy: `It is too blurred: sharpness ${sharpness}, the job needs ${SHARPNESS_NEEDED}. Hold still and tap the subject to focus.`,
    },
    lightFinding(facts, measured, note),
    {
      dimension: "quality",
      label: "noise",
      value: signed(measured.noise),
      detail: `Noise ${noise}, ${percentText(NOISE_ALLOWED)} is the most that works${note}`,
      phrase: `noise ${noise}, ${percentText(NOISE_ALLOWED)} is the most that works${note}`,
      reason: "noisy",
      remedy: `It is too grainy: noise ${noise}, ${percentText(NOISE_ALLOWED)} is the most that works. Take it in better light and do not zoom in.`,
    },
    resolutionFinding(facts, measured, needed, note),
  ];
};
