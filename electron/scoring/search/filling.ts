import type { ModelRef } from "#shared/domain/scoring/score.ts";
import type { SearchViews } from "../../service/search-port.ts";
import type { ScorerLog } from "../scorer-process.ts";
import type { IndexLink } from "./index-link.ts";
import { modelKey } from "./model-key.ts";

export interface FillingOptions {
  readonly link: IndexLink;
  readonly currentModel: () => ModelRef | null;
  readonly views: Pick<SearchViews, "lastEmbedding" | "embeddingChunk">;
  readonly log: ScorerLog;
  /** Rows that travel at once: half a megabyte of a usual model's. */
  readonly span?: number;
}

/** How far the index in the scoring process has come, and the way there. */
export interface Filling {
  /** Resolves when what is stored by now is in the index of this model. */
  caughtUp(model: ModelRef): Promise<void>;
  /** 0-1 of what is stored. */
  share(): number;
  /** Something was stored: an index that is in use takes it in before anybody asks. */
  stored(): void;
  /** The index turned out to be gone: it is filled from the start when it is next needed. */
  lost(): void;
  stop(): void;
}

const SPAN = 256;
/** What is stored within this time is taken in together, in ms. */
const SOON_MS = 1_000;
/** A process that loses the index this often in one walk is left alone until somebody asks again. */
const MOST_OPENINGS = 3;

interface Held {
  readonly key: string;
  /** Everything stored up to this place is in the index. */
  through: number;
  last: number;
}

/**
 * The store's rows are walked in the order they were stored, a bounded piece at a time, each sent when the one before
 * has arrived: memory stays flat, and neither main nor the reader is held up. One walk runs at a time.
 */
export const createFilling = ({ link, currentModel, views, log, span = SPAN }: FillingOptions): Filling => {
  let held: Held | null = null;
  let walk: Promise<void> = Promise.resolve();
  let soon: NodeJS.Timeout | undefined;
  let stopped = false;

  /** One piece; false when the index has everything. */
  const step = async (model: ModelRef, state: Held): Promise<boolean> => {
    if (state.through >= (await views.lastEmbedding())) return false;
    const chunk = await views.embeddingChunk(model, state.through, span);
    if (chunk.count > 0) {
      const reply = await link.ask({ type: "add", key: state.key, chunk });
      if (reply.kind !== "done") {
        if (held === state) held = null;
        return true;
      }
    }
    state.through = chunk.through;
    state.last = chunk.last;
    return true;
  };

  const open = async (key: string): Promise<Held | null> => {
    const reply = await link.ask({ type: "open", key });
    return reply.kind === "done" ? { key, through: 0, last: 0 } : null;
  };

  const run = async (model: ModelRef): Promise<void> => {
    const key = modelKey(model);
    const started = performance.now();
    let openings = 0;
    const isWanted = (): boolean => {
      const current = currentModel();
      return !stopped && current !== null && modelKey(current) === key;
    };
    while (isWanted()) {
      if (held?.key !== key) {
        openings += 1;
        if (openings > MOST_OPENINGS) {
          log.warn({ model: model.id }, "The index of pictures could not be filled");
          return;
        }
        held = await open(key);
      } else if (!(await step(model, held))) {
        const ms = Math.round(performance.now() - started);
        if (openings > 0) log.info({ model: model.id, ms }, "The index of pictures is filled");
        return;
      }
    }
  };

  const caughtUp = (model: ModelRef): Promise<void> => {
    walk = walk.catch(() => undefined).then(() => run(model));
    return walk;
  };

  return {
    caughtUp,
    share: () => (held === null || held.last === 0 ? 0 : Math.min(1, held.through / held.last)),
    stored: () => {
      if (held === null || soon !== undefined || stopped) return;
      soon = setTimeout(() => {
        soon = undefined;
        const model = currentModel();
        // A fault here is met again, and told, when somebody asks.
        if (model !== null) caughtUp(model).catch(() => undefined);
      }, SOON_MS);
      soon.unref();
    },
    lost: () => {
      held = null;
    },
    stop: () => {
      stopped = true;
      clearTimeout(soon);
    },
  };
};
