import fc from "fast-check";
import { expect, test } from "vitest";
import { readImageSpec } from "../../../electron/scoring/clip/preprocessor.ts";
import { createPromptEmbeddings } from "../../../electron/scoring/clip/prompt-embeddings.ts";
import { padTextIds } from "../../../electron/scoring/clip/text-ids.ts";
import { cosinesTo, toUnitRows } from "../../../electron/scoring/clip/unit-rows.ts";
import { fillTensor, normalisingTables } from "../../../electron/scoring/imaging/model-input.ts";

const END = 9;

test("a text that is too long keeps its end token as the last, and shorter ones are padded to the longest", () => {
  const { ids, mask, rows, length } = padTextIds(
    [
      [8, 1, 2, 3, 4, 5, END],
      [8, 1, END],
    ],
    5,
    END,
    0,
  );
  expect([rows, length]).toEqual([2, 5]);
  expect([...ids].map(Number)).toEqual([8, 1, 2, 3, END, 8, 1, END, 0, 0]);
  expect([...mask].map(Number)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 0, 0]);
});

test("prompts are embedded once per id, those unused for longest are forgotten, and a failure is tried again", async () => {
  const asked: string[] = [];
  let fails = false;
  const embeddings = createPromptEmbeddings(async ([first = ""]) => {
    asked.push(first);
    if (fails) throw new Error("no memory");
    return Float32Array.of(1);
  });
  const rowsFor = (id: string) => embeddings.rowsFor({ id, texts: [id] });
  await Promise.all([rowsFor("a"), rowsFor("a"), rowsFor("a")]);
  expect(asked).toEqual(["a"]);
  for (let set = 0; set < 63; set += 1) await rowsFor(`set ${set}`);
  await rowsFor("a");
  await rowsFor("one more");
  expect(asked).toHaveLength(65);
  await rowsFor("a");
  expect(asked).toHaveLength(65);
  await rowsFor("set 0");
  expect(asked.at(-1)).toBe("set 0");
  fails = true;
  await expect(rowsFor("b")).rejects.toThrow("no memory");
  fails = false;
  expect(await rowsFor("b")).toEqual(Float32Array.of(1));
});

test("rows of unit length have a cosine of 1 to themselves and stay within -1 and 1 to others", () => {
  const vectors = fc.array(fc.float({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(vectors, vectors, (a, b) => {
      const rows = toUnitRows(Float32Array.from([...a, ...b]), 2);
      const [self, other] = cosinesTo(rows.slice(0, 4), rows);
      if (Math.hypot(...a) > 1e-3) expect(self).toBeCloseTo(1, 5);
      expect(Math.abs(other!)).toBeLessThanOrEqual(1);
    }),
  );
});

test("a model's size, crop and colours come from its preprocessor", () => {
  expect(
    readImageSpec({ size: { shortest_edge: 256 }, crop_size: { height: 224, width: 224 } }, "clip"),
  ).toMatchObject({
    size: 224,
    shortSide: 256,
    crop: true,
  });
  expect(readImageSpec({ size: 64, crop_size: 64, image_mean: [0.5, 0.5, 0.5] }, "clip")).toMatchObject({
    size: 64,
    shortSide: 64,
    mean: [0.5, 0.5, 0.5],
  });
  expect(readImageSpec({ size: { height: 336, width: 336 }, do_center_crop: false }, "clip")).toMatchObject({
    size: 336,
    crop: false,
  });
  expect(() => readImageSpec({ crop_size: { height: 224, width: 320 } }, "clip")).toThrow("not square");
  // SigLIP squeezes the whole picture where its file does not say otherwise.
  expect(readImageSpec({ size: { height: 224, width: 224 } }, "siglip")).toMatchObject({
    crop: false,
    mean: [0.5, 0.5, 0.5],
  });
});

test("pixels become planes of normalised floats, red first, each picture in its own place", () => {
  const spec = { size: 1, shortSide: 1, crop: true, mean: [0.5, 0, 0], std: [0.5, 1, 2] } as const;
  const batch = new Float32Array(6);
  fillTensor(batch, 1, Uint8Array.of(255, 51, 102), normalisingTables(spec));
  expect([...batch].map((value) => Number(value.toFixed(3)))).toEqual([0, 0, 0, 1, 0.2, 0.2]);
});
