import type { HeatMapAnswer } from "../service/close-look-port.ts";
import { BATCH } from "./batch.ts";
import { cosinesTo } from "./clip/unit-rows.ts";
import { coverMeanColour } from "./imaging/cover.ts";
import { fillTensor, normalisingTables } from "./imaging/model-input.ts";
import type { ModelSquare } from "./imaging/model-square.ts";
import type { LoadedModel } from "./model-slot.ts";
import type { HeatMapMessage } from "./protocol.ts";

/** Places a side: enough to tell one thing from its neighbour, few enough for a second's work. */
const GRID = 7;
/** A cover reaches this many cells: a single cell hides too little of a thing for the model to miss it. */
const REACH = 2;

interface HeatMapOptions {
  readonly model: LoadedModel;
  readonly square: ModelSquare;
  readonly request: HeatMapMessage;
  readonly isStopped: () => boolean;
}

/**
 * Covers one place of the picture after the other and asks the model each time how much it still looks like the
 * prompt: where the likeness falls most, the picture matches.
 */
export const mapHeat = async ({
  model,
  square,
  request,
  isStopped,
}: HeatMapOptions): Promise<HeatMapAnswer> => {
  const { pool } = model;
  const { size } = pool.image;
  const tables = normalisingTables(pool.image);
  const texts = [request.prompt, ...(request.contrast === null ? [] : [request.contrast])];
  const prompts = await model.promptRows({ id: `look ${JSON.stringify(texts)}`, texts });
  const likeness = (vector: Float32Array): number => {
    const [prompt = 0, contrast = 0] = cosinesTo(vector, prompts);
    return prompt - contrast;
  };
  /** The whole picture first, then each place covered. */
  const looks = GRID * GRID + 1;
  const likenesses: number[] = [];
  for (let from = 0; from < looks; from += BATCH.most) {
    if (isStopped()) return { kind: "cancelled" };
    const count = Math.min(BATCH.most, looks - from);
    const pixels = new Float32Array(count * 3 * size ** 2);
    for (let place = 0; place < count; place += 1) {
      fillTensor(pixels, place, coveredAt(square.pixels, size, from + place - 1), tables);
    }
    const rows = await pool.embedPictures(pixels, count);
    for (let place = 0; place < count; place += 1) {
      likenesses.push(likeness(rows.slice(place * pool.width, (place + 1) * pool.width)));
    }
  }
  const [whole = 0, ...covered] = likenesses;
  return {
    kind: "heat",
    model: model.ref,
    area: square.area,
    columns: GRID,
    rows: GRID,
    drops: covered.map((left) => whole - left),
    whole,
  };
};

const coveredAt = (square: Uint8Array, size: number, cell: number): Uint8Array => {
  if (cell < 0) return square;
  const step = size / GRID;
  const [x, y] = [((cell % GRID) + 0.5) * step, (Math.floor(cell / GRID) + 0.5) * step];
  const half = (REACH * step) / 2;
  return coverMeanColour(square, size, { left: x - half, top: y - half, right: x + half, bottom: y + half });
};
