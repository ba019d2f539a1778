import { availableParallelism } from "node:os";
import type { Damaged, Examined } from "../service/examination-port.ts";
import { BATCH } from "./batch.ts";
import { cosinesTo } from "./clip/unit-rows.ts";
import type { ExaminedPicture } from "./imaging/examine-picture.ts";
import { fillTensor, normalisingTables, type ImageSpec } from "./imaging/model-input.ts";
import { createLane } from "./lane.ts";
import type { LoadedModel, ModelSlot } from "./model-slot.ts";
import type { ExamineMessage } from "./protocol.ts";

/** A decoded picture on its way through the model. */
interface Seen {
  readonly request: ExamineMessage;
  readonly picture: ExaminedPicture;
  readonly square: Uint8Array;
  readonly model: LoadedModel;
  readonly priority: number;
}

interface PipelineOptions {
  readonly model: Pick<ModelSlot, "current" | "lose">;
  readonly decode: (
    path: string,
    thumbnailPath: string,
    spec: ImageSpec | null,
  ) => Promise<ExaminedPicture | Damaged>;
  readonly onExamined: (id: number, result: Examined | Damaged) => void;
}

export interface Pipeline {
  add(request: ExamineMessage): void;
  /** Puts a picture that waits before all others. */
  hasten(id: number): void;
  /** How many batches may run at once; at most as many as the model has workers. */
  setPace(batches: number): void;
  /** Runs other decoding work in the same lane, so that it waits its turn. */
  beside(priority: number, work: () => Promise<void>): Promise<void>;
  /** Resolves when nothing is left to do. */
  idle(): Promise<void>;
}

const withoutModel = ({ facts, thumbnailProblem }: ExaminedPicture): Examined => ({
  kind: "examined",
  facts,
  similarities: null,
  embedding: null,
  model: null,
  ...(thumbnailProblem === null ? {} : { thumbnailProblem }),
});

/**
 * Decodes pictures in a lane of a few at once and feeds the model in batches. While a batch runs on a model thread,
 * the next is decoded: neither waits for the other. A batch starts when it is worth it, or when nothing more is
 * being decoded.
 */
export const createPipeline = ({ model, decode, onExamined }: PipelineOptions): Pipeline => {
  const lane = createLane(Math.max(2, availableParallelism()));
  const seen: Seen[] = [];
  const hastened = new Set<number>();
  let pace = Number.POSITIVE_INFINITY;
  let batchesRunning = 0;
  let whenIdle: (() => void)[] = [];

  const settle = (): void => {
    if (batchesRunning > 0 || seen.length > 0 || lane.size() > 0) return;
    for (const resolve of whenIdle) resolve();
    whenIdle = [];
  };

  const runBatch = async (used: LoadedModel, batch: readonly Seen[]): Promise<void> => {
    const { size, floats } = { size: used.pool.image.size, floats: 3 * used.pool.image.size ** 2 };
    const pixels = new Float32Array(batch.length * floats);
    const tables = normalisingTables(used.pool.image);
    batch.forEach(({ square }, place) => fillTensor(pixels, place, square, tables));
    try {
      const embedded = used.pool.embedPictures(pixels, batch.length);
      // Asked for at once, so that a job's first batch waits for its prompts only as long as they take.
      const prompts = batch.map(({ request }) =>
        request.prompts === null ? null : used.promptRows(request.prompts),
      );
      const [rows, ...promptRows] = await Promise.all([embedded, ...prompts]);
      batch.forEach(({ request, picture }, place) => {
        const vector = rows.slice(place * used.pool.width, (place + 1) * used.pool.width);
        const texts = promptRows[place] ?? null;
        onExamined(request.id, {
          ...withoutModel(picture),
          similarities: texts === null ? null : cosinesTo(vector, texts),
          embedding: new Uint8Array(vector.buffer),
          model: used.ref,
        });
      });
    } catch (error) {
      process.stderr.write(`A batch of ${batch.length} pictures of ${size} pixels failed.\n`);
      model.lose(used, error);
      for (const { request, picture } of batch) onExamined(request.id, withoutModel(picture));
    }
  };

  const pump = (): void => {
    for (let first = seen[0]; first !== undefined; first = seen[0]) {
      const used = first.model;
      if (model.current() !== used) {
        seen.shift();
        onExamined(first.request.id, withoutModel(first.picture));
        continue;
      }
      const worthIt = seen.length >= BATCH.least || lane.size() === 0;
      if (!worthIt || batchesRunning >= Math.min(pace, used.pool.workers)) return;
      const batch = seen.splice(0, BATCH.most);
      batchesRunning += 1;
      void runBatch(used, batch).finally(() => {
        batchesRunning -= 1;
        pump();
        settle();
      });
    }
  };

  const priorityOf = ({ id, priority }: ExamineMessage): number =>
    hastened.has(id) ? Math.min(0, priority) : priority;

  const push = (picture: Seen): void => {
    const place = seen.findIndex(({ priority }) => priority > picture.priority);
    seen.splice(place === -1 ? seen.length : place, 0, picture);
  };

  const examine = async (request: ExamineMessage): Promise<void> => {
    const used = request.prompts === null ? null : model.current();
    const picture = await decode(request.path, request.thumbnailPath, used?.pool.image ?? null);
    if (picture.kind === "damaged") onExamined(request.id, picture);
    else if (used === null || picture.square === null) onExamined(request.id, withoutModel(picture));
    else push({ request, picture, square: picture.square, model: used, priority: priorityOf(request) });
  };

  const inLane = (priority: number, work: () => Promise<void>, id?: number): Promise<void> =>
    lane.run(priority, work, id).finally(() => {
      if (id !== undefined) hastened.delete(id);
      pump();
      settle();
    });

  return {
    add: (request) => void inLane(request.priority, () => examine(request), request.id),
    hasten: (id) => {
      lane.hasten(id);
      const place = seen.findIndex(({ request }) => request.id === id);
      if (place === -1) hastened.add(id);
      else seen.unshift(...seen.splice(place, 1));
    },
    setPace: (batches) => {
      pace = batches;
      pump();
    },
    beside: inLane,
    idle: () =>
      new Promise((resolve) => {
        whenIdle.push(resolve);
        settle();
      }),
  };
};
