import { beforeAll, expect, test } from "vitest";
import type { FileId, SubmissionId } from "#shared/domain/ids.ts";
import { uuidToHex } from "#shared/domain/ids.ts";
import { newId } from "../../store/moments.ts";
import { aWorld } from "../../store/world.ts";
import {
  type Embedded,
  embedDrawn,
  expectFound,
  indexedWorld,
  type IndexedWorld,
  storeEmbedded,
} from "./drawn-world.ts";

/** The real process is started for each; a busy machine takes its time. */
const SLOW = { timeout: 120_000 };
let pictures: readonly Embedded[] = [];
beforeAll(async () => {
  pictures = await embedDrawn();
}, SLOW.timeout);

const search = async (
  { index, nameOf }: IndexedWorld,
  text: string,
  limit: number,
): Promise<readonly string[]> =>
  expectFound(await index.nearest({ like: { text }, within: {}, limit })).map(({ fileId }) => nameOf(fileId));

const fileOf = ({ stored }: IndexedWorld, name: string): FileId => {
  const found = stored.find((one) => one.name === name);
  if (found === undefined) throw new Error(`No ${name}`);
  return found.fileId;
};

const pack = (ids: readonly string[]): Uint8Array =>
  Uint8Array.from(Buffer.from(ids.map((id) => uuidToHex(id as never)).join(""), "hex"));

test("words find the pictures that show them first", SLOW, async () => {
  const world = await indexedWorld(pictures);
  for (const name of await search(world, "red car", 9)) expect(name).toMatch(/red-car/u);
  expect(await search(world, "a black cat", 1)).toEqual(["black-cat.jpg"]);
  expect(await search(world, "blue boat", 1)).toEqual(["blue-boat.jpg"]);
});

test("a picture finds itself, then its like; words beside it pull the order their way", SLOW, async () => {
  const world = await indexedWorld(pictures);
  const { index, nameOf } = world;
  const like = [fileOf(world, "red-car-1.jpg")];
  const alike = expectFound(await index.nearest({ like: { pictures: like }, within: {}, limit: 30 }));
  expect(alike[0]).toMatchObject({ fileId: like[0], attempt: 1 });
  expect(alike[0]?.cosine).toBeCloseTo(1, 4);
  for (const { fileId } of alike.slice(1, 5)) expect(nameOf(fileId)).toMatch(/car/u);
  const place = (hits: typeof alike, name: string) => hits.findIndex(({ fileId }) => nameOf(fileId) === name);
  const pulled = expectFound(
    await index.nearest({ like: { pictures: like, text: "yellow car" }, within: {}, limit: 30 }),
  );
  expect(place(pulled, "yellow-car.jpg")).toBeLessThan(place(alike, "yellow-car.jpg"));
});

test("cosines are those of the stored vectors, and a bound on them holds", SLOW, async () => {
  const world = await indexedWorld(pictures);
  const [first] = world.pictures;
  const vector = new Float32Array(Uint8Array.from(first!.vector).buffer);
  const hits = expectFound(await world.index.nearest({ like: { vector }, within: {}, limit: 30 }));
  for (const { fileId, cosine } of hits) {
    const other = world.pictures.find(({ name }) => name === world.nameOf(fileId))!;
    const row = new Float32Array(Uint8Array.from(other.vector).buffer);
    expect(cosine).toBeCloseTo(
      row.reduce((sum, value, at) => sum + value * vector[at]!, 0),
      4,
    );
  }
  const bound = hits[10]!.cosine;
  const kept = expectFound(
    await world.index.nearest({ like: { vector }, within: {}, limit: 30, minCosine: bound }),
  );
  expect(kept).toHaveLength(11);
});

test(
  "what is stored after the index was filled is found at once, and only within what was asked",
  SLOW,
  async () => {
    const world = await indexedWorld(pictures);
    expect(await search(world, "blue boat", 1)).toEqual(["blue-boat.jpg"]);
    const other = await aWorld(world.store);
    const boat = world.pictures.filter(({ name }) => name === "blue-boat.jpg");
    const [theirs] = await storeEmbedded(other, boat);
    const like = { text: "blue boat" };
    const all = expectFound(await world.index.nearest({ like, within: {}, limit: 2 }));
    expect(all.map(({ fileId }) => fileId)).toContain(theirs?.fileId);
    const inOwner = (ownerId: (typeof other)["owner"]["id"]) =>
      world.index.nearest({ like, within: { ownerId }, limit: 50 });
    expect(expectFound(await inOwner(other.owner.id)).map(({ fileId }) => fileId)).toEqual([theirs?.fileId]);
    const own = expectFound(await inOwner(world.world.owner.id));
    expect(own).toHaveLength(30);
    expect(own.map(({ fileId }) => fileId)).not.toContain(theirs?.fileId);
    const inJob = await world.index.nearest({ like, within: { jobIds: [other.job.id] }, limit: 50 });
    expect(expectFound(inJob)).toHaveLength(1);
    expect(expectFound(await inOwner(newId()))).toEqual([]);
  },
);

test("an allow-list keeps exactly its submissions, whatever else it names", SLOW, async () => {
  const world = await indexedWorld(pictures);
  const some = world.stored.filter(({ name }) => /cup|house|text-1/u.test(name));
  const submissions = pack(
    [...some, ...some].map(({ submissionId }) => submissionId).concat(newId<SubmissionId>()),
  );
  const found = expectFound(
    await world.index.nearest({ like: { text: "red cup" }, within: { submissions }, limit: 10 }),
  );
  expect(found.map(({ fileId }) => world.nameOf(fileId)).sort()).toEqual(some.map(({ name }) => name).sort());
  expect(world.nameOf(found[0]!.fileId)).toBe("red-cup.jpg");
});

test("after the process dies the index is filled again and answers the same", SLOW, async () => {
  const world = await indexedWorld(pictures);
  const before = await search(world, "red car", 30);
  world.processes[0]?.kill("SIGKILL");
  expect(await search(world, "red car", 30)).toEqual(before);
  expect(world.processes).toHaveLength(2);
  // Killed while the question is there: nobody is left without an answer.
  const asked = search(world, "red car", 30);
  world.processes[1]?.kill("SIGKILL");
  expect(await asked).toEqual(before);
});

test("another model's embeddings are another index; without a model there is none", SLOW, async () => {
  const world = await indexedWorld(pictures);
  await search(world, "red car", 1);
  const few = world.pictures.slice(0, 3);
  const next = { id: "next", revision: "2", practice: true };
  await storeEmbedded(world.world, few, next);
  world.model = next;
  const vector = new Float32Array(Uint8Array.from(few[0]!.vector).buffer);
  expect(expectFound(await world.index.nearest({ like: { vector }, within: {}, limit: 50 }))).toHaveLength(3);
  // The process has the other model loaded: it must not embed a text in the wrong space.
  expect(await world.index.nearest({ like: { text: "red car" }, within: {}, limit: 5 })).toEqual({
    kind: "no_model",
  });
  world.model = null;
  expect(await world.index.nearest({ like: { vector }, within: {}, limit: 5 })).toEqual({ kind: "no_model" });
});

test("near duplicates are found by hash or by embedding, and never the picture itself", SLOW, async () => {
  const world = await indexedWorld(pictures);
  const car = world.pictures.filter(({ name }) => name === "red-car-1.jpg");
  const [again] = await storeEmbedded(world.world, car);
  const fileId = fileOf(world, "red-car-1.jpg");
  const query = { fileId, within: {}, limit: 10 };
  const same = expectFound(
    await world.index.nearDuplicates({ ...query, maxHashDistance: 0, minCosine: 0.9999 }),
  );
  expect(same).toMatchObject([{ fileId: again?.fileId, hashDistance: 0 }]);
  const byEmbedding = expectFound(
    await world.index.nearDuplicates({ ...query, maxHashDistance: 0, minCosine: 0.5 }),
  );
  expect(byEmbedding.length).toBeGreaterThan(1);
  expect(byEmbedding[0]?.fileId).toBe(again?.fileId);
  expect(
    await world.index.nearDuplicates({ ...query, fileId: newId(), maxHashDistance: 4, minCosine: 1 }),
  ).toEqual({ kind: "unknown_picture" });
});

test("vectors come back as they were stored", SLOW, async () => {
  const world = await indexedWorld(pictures);
  const fileIds = [fileOf(world, "red-cup.jpg"), newId<FileId>(), fileOf(world, "black-cat.jpg")];
  const { rows, width, fileIds: found } = expectFound(await world.index.vectors(fileIds));
  expect(found).toEqual([fileIds[0], fileIds[2]]);
  expect(width).toBe(128);
  const cat = world.pictures.find(({ name }) => name === "black-cat.jpg")!;
  new Float32Array(Uint8Array.from(cat.vector).buffer).forEach((value, at) => {
    expect(Math.abs(value - rows[width + at]!)).toBeLessThan(1e-4);
  });
});
