import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { expect, test } from "vitest";
import { examinePicture } from "../../electron/scoring/imaging/examine-picture.ts";
import { cornered, quarterColour, save } from "./helpers/pictures.ts";
import { temporaryFolder } from "./helpers/temporary-folder.ts";

/** How a camera that writes this orientation has stored an upright picture. */
const STORED: Record<number, (upright: Sharp) => Sharp> = {
  1: (upright) => upright,
  2: (upright) => upright.flop(),
  3: (upright) => upright.rotate(180),
  4: (upright) => upright.flip(),
  5: (upright) => upright.flip().rotate(90),
  6: (upright) => upright.rotate(270),
  7: (upright) => upright.flip().rotate(270),
  8: (upright) => upright.rotate(90),
};

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  "a picture stored with EXIF orientation %i comes out upright",
  async (orientation) => {
    const folder = await temporaryFolder();
    // In two steps, because sharp always mirrors before it turns.
    const turned = await STORED[orientation]!(sharp(await cornered(600, 400)))
      .png()
      .toBuffer();
    const stored = await sharp(turned).withMetadata({ orientation }).jpeg().toBuffer();
    const thumbnail = join(folder, "thumbnail.webp");

    const examined = await examinePicture(await save(folder, "picture.jpg", stored), thumbnail, null);

    expect(examined).toMatchObject({ kind: "examined", facts: { width: 600, height: 400, orientation } });
    expect(await sharp(thumbnail).metadata()).toMatchObject({ format: "webp", width: 320, height: 213 });
    expect((await quarterColour(thumbnail, "upper-left")).r).toBeGreaterThan(200);
    expect((await quarterColour(thumbnail, "lower-right")).r).toBeLessThan(60);
  },
);
