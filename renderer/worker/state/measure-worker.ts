/** A thread of its own for looking at photos: opening twelve megapixels would hold up the page. */
import { MEASURED_LONG_SIDE } from "#shared/domain/measures/luma.ts";
import type { Measured } from "./file-checks.ts";
import { measurePixels } from "./picture-measures.ts";

export interface LookRequest {
  readonly id: number;
  readonly file: File;
}
export interface LookAnswer {
  readonly id: number;
  /** Null when the browser cannot open the picture. */
  readonly measured: Measured | null;
}

const look = async (file: File): Promise<Measured | null> => {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (bitmap === null) return null;
  const { width, height } = bitmap;
  try {
    const scale = Math.min(1, MEASURED_LONG_SIDE / Math.max(width, height));
    const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
    const canvas = new OffscreenCanvas(w, h).getContext("2d", { willReadFrequently: true });
    if (canvas === null) return { width, height, look: null };
    canvas.imageSmoothingQuality = "high";
    canvas.drawImage(bitmap, 0, 0, w, h);
    return { width, height, look: measurePixels(canvas.getImageData(0, 0, w, h).data, w, h) };
  } catch {
    return { width, height, look: null };
  } finally {
    bitmap.close();
  }
};

self.addEventListener("message", ({ data: { id, file } }: MessageEvent<LookRequest>) => {
  void look(file).then((measured) => {
    const answer: LookAnswer = { id, measured };
    self.postMessage(answer);
  });
});
