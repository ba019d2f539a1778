/** Real, small pictures of every format whose structure is read, made by the same library that decodes them. */
import sharp from "sharp";

const drawn = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: "#274",
      noise: { type: "gaussian", mean: 120, sigma: 40 },
    },
  });

export const WIDTH = 60;
export const HEIGHT = 40;

export interface Sample {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** As it stands when shown. */
  readonly width: number;
  readonly height: number;
}

const sample = (name: string, type: string, bytes: Uint8Array, turned = false): Sample => ({
  name,
  type,
  bytes,
  width: turned ? HEIGHT : WIDTH,
  height: turned ? WIDTH : HEIGHT,
});

export const samples = async (): Promise<readonly Sample[]> => {
  const picture = drawn(WIDTH, HEIGHT);
  const copy = () => picture.clone();
  return [
    sample("baseline JPEG", "image/jpeg", await copy().jpeg().toBuffer()),
    sample("progressive JPEG", "image/jpeg", await copy().jpeg({ progressive: true }).toBuffer()),
    sample(
      "JPEG on its side",
      "image/jpeg",
      await copy().jpeg().withMetadata({ orientation: 6 }).toBuffer(),
      true,
    ),
    sample("JPEG upside down", "image/jpeg", await copy().jpeg().withMetadata({ orientation: 3 }).toBuffer()),
    sample("grey JPEG", "image/jpeg", await copy().greyscale().jpeg().toBuffer()),
    sample("PNG", "image/png", await copy().png().toBuffer()),
    sample("PNG with a palette", "image/png", await copy().png({ palette: true }).toBuffer()),
    sample("lossy WebP", "image/webp", await copy().webp().toBuffer()),
    sample("lossless WebP", "image/webp", await copy().webp({ lossless: true }).toBuffer()),
    sample(
      "WebP on its side",
      "image/webp",
      await copy().webp().withMetadata({ orientation: 8 }).toBuffer(),
      true,
    ),
    sample("WebP with alpha", "image/webp", await copy().ensureAlpha(0.5).webp().toBuffer()),
    sample("GIF", "image/gif", await copy().gif().toBuffer()),
    sample("AVIF", "image/avif", await copy().avif({ effort: 0 }).toBuffer()),
  ];
};
