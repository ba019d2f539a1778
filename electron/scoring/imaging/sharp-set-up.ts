import sharp from "sharp";

/**
 * Configures libvips once for this process: one thread per picture (several pictures run at once instead), no cache
 * (no picture is read twice), and only the loaders of the formats that people send. SVG, PDF and the rest, which
 * can name other files, are refused.
 */
export const setUpSharp = (): void => {
  sharp.concurrency(1);
  sharp.cache(false);
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({
    operation: [
      "VipsForeignLoadJpeg",
      "VipsForeignLoadPng",
      "VipsForeignLoadWebp",
      "VipsForeignLoadHeif",
      "VipsForeignLoadNsgif",
      "VipsForeignLoadTiff",
    ],
  });
};
