import { getPriority } from "node:os";
import sharp from "sharp";
import { expect, test } from "vitest";
import { photo } from "./helpers/fixtures.ts";
import { drawPlain } from "./helpers/pictures.ts";
import { startScorer } from "./helpers/scorers.ts";
import { temporaryFolder } from "./helpers/temporary-folder.ts";

test("no process is started before there is work", async () => {
  const { scorer, processes } = startScorer();
  expect(scorer.state()).toEqual({ kind: "idle" });
  await scorer.useModel(null);
  expect(scorer.model()).toBeNull();
  expect(processes).toHaveLength(0);
});

test("without a model pictures are decoded and measured, and say nothing of prompts", async () => {
  const thumbnailPath = `${await temporaryFolder()}/a/b/thumbnail.webp`;
  const { scorer } = startScorer();
  const result = await scorer.examine({
    path: photo("coffee"),
    thumbnailPath,
    prompts: { id: "p", texts: ["a cup"] },
  });
  expect(result).toMatchObject({
    kind: "examined",
    facts: { width: 640, contentType: "image/jpeg" },
    similarities: null,
    embedding: null,
    model: null,
  });
  expect((await sharp(thumbnailPath).metadata()).width).toBe(320);
});

test.skipIf(process.platform === "win32")(
  "the process runs at a lower priority than the window",
  async () => {
    const { scorer, processes } = startScorer();
    await scorer.examine({
      path: photo("coffee"),
      thumbnailPath: `${await temporaryFolder()}/t.webp`,
      prompts: null,
    });
    expect(getPriority(processes[0]!.pid)).toBe(10);
  },
);

test("the picture that a person looks at overtakes those that wait", async () => {
  const folder = await temporaryFolder();
  const { scorer } = startScorer();
  const order: string[] = [];
  const examine = async (name: string, priority?: number) => {
    const path = await drawPlain(folder, `${name}.jpg`, 60, 60);
    return async () => {
      await scorer.examine({
        path,
        thumbnailPath: `${path}.webp`,
        prompts: null,
        ...(priority === undefined ? {} : { priority }),
      });
      order.push(name);
    };
  };
  const waiting = await Promise.all(Array.from({ length: 80 }, (_, index) => examine(`waiting-${index}`)));
  const looked = await examine("looked-at", 0);

  await Promise.all([...waiting.map((start) => start()), looked()]);

  // At most what was in flight when it was asked for comes before it.
  expect(order.indexOf("looked-at")).toBeLessThan(24);
  expect(order).toHaveLength(81);
});

test("a preview is upright, of the size asked for, and carries no metadata", async () => {
  const folder = await temporaryFolder();
  const path = `${folder}/turned.jpg`;
  await sharp(photo("astronaut"))
    .resize(1200, 800)
    .withExif({ IFD0: { Make: "Camera" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toFile(path);
  const { scorer } = startScorer();
  expect(await scorer.preview(path, `${folder}/preview.webp`, 900)).toEqual({ kind: "made" });
  const made = await sharp(`${folder}/preview.webp`).metadata();
  expect(made).toMatchObject({ format: "webp", width: 600, height: 900 });
  expect([made.exif, made.orientation]).toEqual([undefined, undefined]);
});

test("a preview of a text says why there is none", async () => {
  const folder = await temporaryFolder();
  const { scorer } = startScorer();
  const result = await scorer.preview(import.meta.filename, `${folder}/preview.webp`, 900);
  expect(result).toMatchObject({ kind: "damaged", reason: "unsupported" });
});
