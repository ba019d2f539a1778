import exifr from "exifr";
import type { CameraFacts } from "#shared/domain/scoring/score.ts";
import { exifBlock } from "./capture-time.ts";

const TAGS = [
  "Make",
  "Model",
  "LensModel",
  "ExposureTime",
  "FNumber",
  "ISO",
  "FocalLength",
  "GPSLatitude",
] as const;
/** Longer than any camera's name, shorter than a nuisance. */
const LONGEST_NAME = 80;

/** What the camera wrote of itself into a picture's EXIF block; null where it says nothing of that. */
export const cameraFacts = async (exif: Uint8Array | undefined): Promise<CameraFacts | null> => {
  if (exif === undefined) return null;
  try {
    const read: unknown = await exifr.parse(exifBlock(exif), { pick: [...TAGS], reviveValues: false });
    if (typeof read !== "object" || read === null) return null;
    const tags = read as Partial<Record<(typeof TAGS)[number], unknown>>;
    const facts: CameraFacts = {
      camera: cameraName(name(tags.Make), name(tags.Model)),
      lens: name(tags.LensModel),
      exposureSeconds: positive(tags.ExposureTime),
      aperture: positive(tags.FNumber),
      iso: positive(tags.ISO),
      focalLength: positive(tags.FocalLength),
      hasLocation: tags.GPSLatitude !== undefined,
    };
    const saysNothing = Object.values(facts).every((value) => value === null || value === false);
    return saysNothing ? null : facts;
  } catch {
    // A broken EXIF block says nothing about the picture itself.
    return null;
  }
};

/** Senders write these: without control characters, and not without end. */
const name = (value: unknown): string | null => {
  if (typeof value !== "string") return null;
  const plain = value
    .replace(/\p{C}+/gu, " ")
    .trim()
    .slice(0, LONGEST_NAME);
  return plain === "" ? null : plain;
};

const positive = (value: unknown): number | null =>
  typeof value === "number" && Number.isFinite(value) && value > 0 ? value : null;

/** Many makers begin the model with their name. */
const cameraName = (make: string | null, model: string | null): string | null => {
  if (make === null || model === null) return model ?? make;
  return model.toLowerCase().startsWith(make.toLowerCase()) ? model : `${make} ${model}`;
};
