import type { HeatMapAnswer } from "../service/close-look-port.ts";
import type { Damaged, PromptTexts } from "../service/examination-port.ts";
import { mapHeat } from "./heat-map.ts";
import { modelSquare, type ModelSquare } from "./imaging/model-square.ts";
import { messageOf } from "./message-of.ts";
import type { LoadedModel, ModelSlot } from "./model-slot.ts";
import type { Pipeline } from "./pipeline.ts";
import type { HeatMapMessage, PromptsEmbedded } from "./protocol.ts";

/** The process's side of what a person who looks closely asks: prompts alone, and where a picture matches them. */
export interface CloseLooks {
  embedPrompts(prompts: PromptTexts): Promise<PromptsEmbedded>;
  heatMap(request: HeatMapMessage): Promise<HeatMapAnswer>;
  /** Ends a heat map between two batches, also one that has yet to arrive. */
  stop(id: number): void;
}

interface CloseLookOptions {
  readonly model: Pick<ModelSlot, "current" | "lose">;
  readonly pipeline: Pick<Pipeline, "beside">;
}

export const createCloseLooks = ({ model, pipeline }: CloseLookOptions): CloseLooks => {
  const stopped = new Set<number>();

  const look = async (request: HeatMapMessage, used: LoadedModel): Promise<HeatMapAnswer> => {
    const decoded: (ModelSquare | Damaged)[] = [];
    await pipeline.beside(request.priority, async () => {
      decoded.push(await modelSquare(request.path, used.pool.image));
    });
    const [square] = decoded;
    if (square === undefined || stopped.has(request.id)) return { kind: "cancelled" };
    if (square.kind === "damaged") return square;
    return mapHeat({ model: used, square, request, isStopped: () => stopped.has(request.id) });
  };

  return {
    embedPrompts: async (prompts) => {
      const used = model.current();
      if (used === null) return { kind: "no_model" };
      try {
        const rows = await used.promptRows(prompts);
        return {
          kind: "embedded",
          model: used.ref,
          width: used.pool.width,
          rows: new Uint8Array(rows.slice().buffer),
        };
      } catch (error) {
        model.lose(used, error);
        return { kind: "no_model" };
      }
    },
    heatMap: async (request) => {
      const used = model.current();
      try {
        return used === null ? { kind: "no_model" } : await look(request, used);
      } catch (error) {
        process.stderr.write(`A heat map was not finished: ${messageOf(error)}\n`);
        if (used !== null) model.lose(used, error);
        return { kind: "no_model" };
      } finally {
        stopped.delete(request.id);
      }
    },
    stop: (id) => void stopped.add(id),
  };
};
