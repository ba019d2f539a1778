import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FileId, SubmissionId } from "#shared/domain/ids.ts";
import type { ModelRef, PictureFacts } from "#shared/domain/scoring/score.ts";
import { createScorer } from "../../../electron/scoring/client.ts";
import { createPictureIndex } from "../../../electron/scoring/search/picture-index.ts";
import type { IndexAnswer, PictureIndex } from "../../../electron/service/picture-index-port.ts";
import type { OpenedStore } from "../../../electron/store/open-store.ts";
import { temporaryStore } from "../../store/temporary-store.ts";
import { aWorld, expectDone, sendIn, type World } from "../../store/world.ts";
import {
  CHILD_ENTRY,
  drawnPictures,
  type DrawnPicture,
  PRACTICE_MODEL,
  PRACTICE_REF,
} from "../helpers/fixtures.ts";
import { startScorer, type TestScorer } from "../helpers/scorers.ts";
import { onTestFinished } from "vitest";

export interface Embedded extends DrawnPicture {
  readonly facts: PictureFacts;
  readonly vector: Uint8Array;
}

/** The drawn pictures as the real process and the practice model see them. */
export const embedDrawn = async (): Promise<readonly Embedded[]> => {
  const scorer = createScorer({ entry: CHILD_ENTRY, execPath: process.execPath, workers: 1 });
  const folder = await mkdtemp(join(tmpdir(), "winnow-search-"));
  try {
    await scorer.useModel({ path: PRACTICE_MODEL, ref: PRACTICE_REF });
    return await Promise.all(
      (await drawnPictures()).map(async (picture): Promise<Embedded> => {
        const thumbnailPath = join(folder, `${picture.name}.webp`);
        const prompts = { id: "any", texts: ["a photo"] };
        const seen = await scorer.examine({ path: picture.path, thumbnailPath, prompts });
        if (seen.kind === "damaged" || seen.embedding === null) throw new Error(JSON.stringify(seen));
        return { ...picture, facts: seen.facts, vector: seen.embedding };
      }),
    );
  } finally {
    await scorer.close();
    await rm(folder, { recursive: true, force: true });
  }
};

export interface Stored {
  readonly fileId: FileId;
  readonly submissionId: SubmissionId;
  readonly name: string;
}

/** Stores each picture as a submission of its own with its embedding. */
export const storeEmbedded = async (
  world: World,
  pictures: readonly Embedded[],
  model: Pick<ModelRef, "id" | "revision"> = PRACTICE_REF,
): Promise<readonly Stored[]> =>
  expectDone(
    await world.store.write(async (tx) => {
      const stored: Stored[] = [];
      for (const { name, facts, vector } of pictures) {
        const { id } = expectDone(await sendIn(tx, world));
        const [file] = await tx.filesOf(id, 1);
        if (file === undefined) throw new Error("A submission without its file.");
        await tx.saveFileFacts(file.id, facts);
        await tx.saveEmbedding({ fileId: file.id, modelId: model.id, revision: model.revision, vector });
        stored.push({ fileId: file.id, submissionId: id, name });
      }
      return stored;
    }),
  );

export interface IndexedWorld extends TestScorer {
  readonly pictures: readonly Embedded[];
  readonly store: OpenedStore;
  readonly world: World;
  readonly stored: readonly Stored[];
  readonly index: PictureIndex;
  /** What `models.current()` says. */
  model: ModelRef | null;
  readonly nameOf: (fileId: FileId) => string;
}

/** A store with the drawn pictures, the real scoring process, and an index over both. */
export const indexedWorld = async (pictures: readonly Embedded[]): Promise<IndexedWorld> => {
  const started = startScorer();
  await started.scorer.useModel({ path: PRACTICE_MODEL, ref: PRACTICE_REF });
  const { store } = await temporaryStore();
  const world = await aWorld(store);
  const stored = await storeEmbedded(world, pictures);
  const index = createPictureIndex({
    link: started.scorer.index,
    currentModel: () => made.model,
    views: store.views,
    log: { info: () => undefined, warn: () => undefined },
    // Two pieces and a bit, so that the way from piece to piece is taken.
    span: 12,
    patienceMs: 120_000,
  });
  onTestFinished(() => index.stop());
  const made: IndexedWorld = {
    ...started,
    pictures,
    store,
    world,
    stored,
    index,
    model: PRACTICE_REF,
    nameOf: (fileId) => stored.find((one) => one.fileId === fileId)?.name ?? "another's",
  };
  return made;
};

export const expectFound = <T>(answer: IndexAnswer<T>): T => {
  if (answer.kind !== "found") throw new Error(`Not found: ${JSON.stringify(answer)}`);
  return answer.found;
};
