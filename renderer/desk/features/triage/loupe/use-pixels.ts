import { useQuery } from "@tanstack/react-query";
import type { Pixels } from "../model/pixels.ts";

/** Enough for a histogram and for marks; the preview's own size would take four times as long. */
const LONG_SIDE = 800;

const readPixels = async (address: string): Promise<Pixels> => {
  const image = new Image();
  // The media protocol allows this window, and no other page, to read pixels.
  image.crossOrigin = "anonymous";
  image.src = address;
  await image.decode();
  const scale = Math.min(1, LONG_SIDE / Math.max(image.naturalWidth, image.naturalHeight));
  const width = Math.max(1, Math.round(image.naturalWidth * scale));
  const height = Math.max(1, Math.round(image.naturalHeight * scale));
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("This window cannot draw.");
  context.drawImage(image, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
};

/** The pixels of a picture, at most 800 on its long side; undefined while they are read and where they cannot be. */
export const usePixels = (address: string | null): Pixels | undefined =>
  useQuery({
    queryKey: ["pixels", address],
    queryFn: () => readPixels(address ?? ""),
    enabled: address !== null,
    staleTime: Infinity,
    // A picture's pixels take 2 MB; those of the last few are enough.
    gcTime: 5000,
    retry: false,
  }).data;
