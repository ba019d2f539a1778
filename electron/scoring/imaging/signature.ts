import { signatureBytes } from "#shared/domain/duplicates/signature.ts";
import { HASHED_SIDE } from "#shared/domain/duplicates/turned-hashes.ts";
import { fromRgb, type RgbPicture } from "./decode.ts";

/** What a picture is compared by when another is sent, as base64 (shared/domain/duplicates/signature.ts). */
export const pictureSignature = async (analysed: RgbPicture): Promise<string> => {
  const small = await fromRgb(analysed)
    .resize(HASHED_SIDE, HASHED_SIDE, { fit: "fill", kernel: "lanczos3" })
    .raw()
    .toBuffer();
  return Buffer.from(signatureBytes(small)).toString("base64");
};
