import type { PictureFacts } from "#shared/domain/scoring/score.ts";
import type { Damaged } from "../../service/examination-port.ts";
import { cameraFacts } from "./camera-facts.ts";
import { captureTime } from "./capture-time.ts";
import { decodeFailure } from "./decode-failure.ts";
import {
  decodePicture,
  fromRgb,
  openPicture,
  upright,
  type DecodedPicture,
  type RgbPicture,
} from "./decode.ts";
import { measureExposure } from "#shared/domain/measures/exposure.ts";
import { refuseKnownUnsupported } from "./file-kind.ts";
import { analysisPicture, lumaOf } from "./luma.ts";
import { cutSquare, type ImageSpec } from "./model-input.ts";
import { measureNoise } from "#shared/domain/measures/noise.ts";
import { perceptualHash } from "./perceptual-hash.ts";
import { THUMBNAIL_LONG_SIDE } from "./picture-sizes.ts";
import { measureSharpness } from "#shared/domain/measures/sharpness.ts";
import { pictureSignature } from "./signature.ts";
import { writePicture } from "./write-picture.ts";

export interface ExaminedPicture {
  readonly kind: "examined";
  readonly facts: PictureFacts;
  /** The model's square, or null when no model was asked for. */
  readonly square: Uint8Array | null;
  /** Why the thumbnail could not be written (a full disk, say); the picture itself is fine. */
  readonly thumbnailProblem: string | null;
}

const THUMBNAIL_QUALITY = 76;
const PREVIEW_QUALITY = 82;
/** 0-6; the higher ones cost more time than the few bytes are worth here. */
const WEBP_EFFORT = 1;

const writeThumbnail = async (rgb: RgbPicture, path: string): Promise<string | null> => {
  const bytes = await fromRgb(rgb)
    .resize(THUMBNAIL_LONG_SIDE, THUMBNAIL_LONG_SIDE, { fit: "inside", withoutEnlargement: true })
    .webp({ quality: THUMBNAIL_QUALITY, effort: WEBP_EFFORT })
    .toBuffer();
  try {
    await writePicture(path, bytes);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const measure = async (picture: DecodedPicture, analysed: RgbPicture): Promise<PictureFacts> => {
  const luma = lumaOf(analysed);
  const exposure = measureExposure(luma);
  const noise = measureNoise(luma);
  return {
    width: picture.original.width,
    height: picture.original.height,
    orientation: picture.orientation,
    contentType: picture.contentType,
    capturedAt: await captureTime(picture.exif),
    camera: await cameraFacts(picture.exif),
    perceptualHash: perceptualHash(luma),
    sharpness: measureSharpness(luma, noise, exposure.brightness),
    ...exposure,
    noise,
    signature: await pictureSignature(analysed),
  };
};

/** Decodes a picture once and makes everything from that: facts, thumbnail, the model's square. Never throws. */
export const examinePicture = async (
  path: string,
  thumbnailPath: string,
  spec: ImageSpec | null,
): Promise<ExaminedPicture | Damaged> => {
  try {
    const refused = await refuseKnownUnsupported(path);
    if (refused !== null) return refused;
    const picture = await decodePicture(path, spec?.shortSide ?? 0);
    const analysed = await analysisPicture(picture.rgb);
    return {
      kind: "examined",
      facts: await measure(picture, analysed),
      square: spec === null ? null : await cutSquare(picture.rgb, spec),
      thumbnailProblem: await writeThumbnail(analysed, thumbnailPath),
    };
  } catch (error) {
    return decodeFailure(error);
  }
};

/**
 * A larger upright copy without metadata. It is made leniently: a person may look at what is left of a damaged
 * picture.
 */
export const makePreview = async (
  path: string,
  outPath: string,
  size: number,
): Promise<{ readonly kind: "made" } | Damaged> => {
  try {
    const refused = await refuseKnownUnsupported(path);
    if (refused !== null) return refused;
    const bytes = await upright(openPicture(path, "none"))
      .resize(size, size, { fit: "inside", withoutEnlargement: true })
      .webp({ quality: PREVIEW_QUALITY, effort: WEBP_EFFORT })
      .toBuffer();
    await writePicture(outPath, bytes);
    return { kind: "made" };
  } catch (error) {
    return decodeFailure(error);
  }
};
