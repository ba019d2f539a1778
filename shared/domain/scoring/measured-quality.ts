import { inside, saying } from "./english.ts";
import { megapixelsText, sidesText, upperFirst } from "./figures.ts";
import { ramp, signed, type Finding } from "./finding.ts";
import {
  BRIGHTNESS_NEEDED,
  CLIPPED_BRIGHT_ALLOWED,
  CLIPPED_DARK_ALLOWED,
  NOISE_ALLOWED,
  SHARPNESS_NEEDED,
} from "./measured-needs.ts";
import { type FileNote, noted } from "./saying.ts";
import type { PictureFacts } from "./score.ts";

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

const lightFinding = (facts: PictureFacts, measured: MeasuredQuality, note: FileNote | null): Finding => {
  const { brightness, clippedDark: black, clippedBright: white } = facts;
  const dark = measured.darkness <= measured.glare;
  const phrase = saying("evidence.light", noted({ brightness, clipped: black + white }, note));
  return {
    dimension: "quality",
    label: "exposure",
    value: signed(Math.min(measured.darkness, measured.glare)),
    detail: upperFirst(inside(phrase)),
    phrase,
    reason: dark ? "too_dark" : "overexposed",
    remedy: dark
      ? saying("remedy.too_dark", { brightness, needed: BRIGHTNESS_NEEDED, black })
      : saying("remedy.too_bright", { white, most: CLIPPED_BRIGHT_ALLOWED }),
  };
};

const resolutionFinding = (
  { width, height }: PictureFacts,
  measured: MeasuredQuality,
  needed: SizeNeeded,
  note: FileNote | null,
): Finding => {
  const minWidth = needed.minWidth ?? 0;
  const minHeight = needed.minHeight ?? 0;
  const asked = minWidth > 0 || minHeight > 0;
  const detail = `${megapixelsText(width, height)}, ${sidesText(width, height)}`;
  return {
    dimension: "quality",
    label: "resolution",
    value: signed(measured.resolution),
    detail: note === null ? detail : `${detail} (file ${note.file} of ${note.files})`,
    phrase: saying("evidence.size", noted({ width, height }, note)),
    reason: "low_resolution",
    remedy: asked
      ? saying("remedy.small", { width, height, minWidth, minHeight })
      : saying("remedy.small_anyway", { width, height }),
  };
};

/** The evidence of what was measured: sharpness, exposure, noise, resolution, each with its figures. */
export const measuredFindings = (
  facts: PictureFacts,
  measured: MeasuredQuality,
  needed: SizeNeeded,
  note: FileNote | null,
): readonly Finding[] => {
  const sharp = { sharpness: Math.round(facts.sharpness), needed: SHARPNESS_NEEDED };
  const grain = { noise: facts.noise, most: NOISE_ALLOWED };
  const sharpness = saying("evidence.sharpness", noted(sharp, note));
  const noise = saying("evidence.noise", noted(grain, note));
  return [
    {
      dimension: "quality",
      label: "sharpness",
      value: signed(measured.sharpness),
      detail: upperFirst(inside(sharpness)),
      phrase: sharpness,
      reason: "blurred",
      remedy: saying("remedy.blurred", sharp),
    },
    lightFinding(facts, measured, note),
    {
      dimension: "quality",
      label: "noise",
      value: signed(measured.noise),
      detail: upperFirst(inside(noise)),
      phrase: noise,
      reason: "noisy",
      remedy: saying("remedy.noisy", grain),
    },
    resolutionFinding(facts, measured, needed, note),
  ];
};
