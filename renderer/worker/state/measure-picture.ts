import type { Size } from "./file-checks.ts";

/** Opens a picture as the browser would show it (turned as its camera says) and lets go of it at once. */
export const measurePicture = async (file: File): Promise<Size | null> => {
  try {
    const bitmap = await createImageBitmap(file);
    const size = { width: bitmap.width, height: bitmap.height };
    bitmap.close();
    return size;
  } catch {
    return null;
  }
};
