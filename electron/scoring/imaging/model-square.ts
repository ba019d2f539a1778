import type { PictureArea } from "../../service/close-look-port.ts";
import type { Damaged } from "../../service/examination-port.ts";
import { decodeFailure } from "./decode-failure.ts";
import { decodePicture } from "./decode.ts";
import { refuseKnownUnsupported } from "./file-kind.ts";
import { cutSquare, type ImageSpec } from "./model-input.ts";
import type { Size } from "./picture-sizes.ts";

/** What a model looks at, and which part of the picture that is. */
export interface ModelSquare {
  readonly kind: "square";
  /** Interleaved 8-bit RGB, `size * size * 3` bytes. */
  readonly pixels: Uint8Array;
  readonly area: PictureArea;
}

/** The part of an upright picture that `cutSquare` leaves. */
export const areaSeen = ({ width, height }: Size, spec: ImageSpec): PictureArea => {
  if (!spec.crop) return { left: 0, top: 0, width: 1, height: 1 };
  const side = (Math.min(width, height) * spec.size) / spec.shortSide;
  const [across, down] = [side / width, side / height];
  return { left: (1 - across) / 2, top: (1 - down) / 2, width: across, height: down };
};

/** Decodes a picture for the model alone: nothing is measured or written. Never throws. */
export const modelSquare = async (path: string, spec: ImageSpec): Promise<ModelSquare | Damaged> => {
  try {
    const refused = await refuseKnownUnsupported(path);
    if (refused !== null) return refused;
    const picture = await decodePicture(path, spec.shortSide);
    return {
      kind: "square",
      pixels: await cutSquare(picture.rgb, spec),
      area: areaSeen(picture.original, spec),
    };
  } catch (error) {
    return decodeFailure(error);
  }
};
