import type { ModelsView } from "#shared/contract/model-views.ts";
import type { DeskAnswers, DeskCall, DeskInput } from "#shared/contract/desk-calls.ts";
import type { DeskEvent } from "#shared/contract/desk-events.ts";
import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import { instant } from "#shared/lib/instant.ts";

type ModelCall = Extract<DeskCall, `models.${string}`>;
type Handlers = { readonly [C in ModelCall]: (input: DeskInput<C>) => DeskAnswers[C] | Refusal };

const USUAL = "https://hub.example";

/** One known model, not installed; downloads stand at a third until the test says otherwise. */
export const fakeModels = (tell: (event: DeskEvent) => void): Handlers => {
  let view: ModelsView = {
    models: [
      {
        name: "clip",
        id: "owner/clip",
        revision: "0123456789ab",
        title: "CLIP ViT-B/32",
        about: "Scores photos.",
        licence: "MIT",
        source: "CLIP.",
        recommended: true,
        bytes: 156_000_000,
        installed: null,
        inUse: false,
        fetch: null,
      },
    ],
    folderInUse: null,
    freeBytes: 212_000_000_000,
    mirror: { base: USUAL, usual: USUAL, fixed: false },
    importing: false,
    looking: null,
  };
  const put = (facts: Partial<ModelsView["models"][number]>): ModelsView => {
    view = { ...view, models: view.models.map((model) => ({ ...model, ...facts })) };
    tell({ type: "models.changed" });
    return view;
  };
  const fetch = (state: "fetching" | "paused") => ({
    state,
    receivedBytes: 52_000_000,
    totalBytes: 156_000_000,
    bytesPerSecond: state === "fetching" ? 2_000_000 : null,
    secondsLeft: state === "fetching" ? 52 : null,
    retryAt: null,
    problem: null,
  });
  return {
    "models.get": () => view,
    "models.fetch": () => put({ fetch: fetch("fetching") }),
    "models.pause": () => put({ fetch: fetch("paused") }),
    "models.cancel": () => put({ fetch: null }),
    "models.import": () => {
      put({ fetch: null, installed: { at: instant(0), origin: "imported" }, inUse: true });
      return { imported: "CLIP ViT-B/32" };
    },
    "models.use": () => put({ inUse: true }),
    "models.verify": () => ({ faults: [{ path: "tokenizer.json", fault: "missing" }] }),
    "models.remove": () =>
      view.models.some(({ inUse }) => inUse)
        ? refuse("model_in_use", "CLIP ViT-B/32 is in use, and there is no other model to take over.")
        : put({ installed: null }),
    "models.setMirror": ({ base }) => {
      if (base === "nonsense") return refuse("invalid_address", "This is no address.");
      view = { ...view, mirror: { ...view.mirror, base: base ?? USUAL } };
      return view;
    },
  };
};
