/** Where models are downloaded from: the hub, or a mirror of it that a person named. */
import type { ModelsView } from "#shared/contract/model-views.ts";
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import type { Store } from "./store-port.ts";

const SETTING = "models.mirror";
/** Files lie at `{base}/{repository}/resolve/{revision}/{path}`. */
export const USUAL_BASE = "https://huggingface.co";

export interface ModelMirror {
  base(): string;
  view(): ModelsView["mirror"];
  /** Null takes the usual address again. Refusals: invalid_address. */
  choose(base: string | null): Promise<null | Refusal>;
}

/** A base address without its last slash; null when it is none. */
export const readBase = (text: string): string | null => {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  const isBase =
    url !== null &&
    (url.protocol === "https:" || url.protocol === "http:") &&
    url.search === "" &&
    url.hash === "";
  return isBase ? url.href.replace(/\/+$/, "") : null;
};

/** `fixed` was given at the start and stands above what the desk chose. */
export const openModelMirror = async (
  store: Pick<Store, "reader" | "write">,
  fixed: string | null,
): Promise<ModelMirror> => {
  let chosen = readBase((await store.reader.setting(SETTING)) ?? "");
  const base = (): string => fixed ?? chosen ?? USUAL_BASE;
  return {
    base,
    view: () => ({ base: base(), usual: USUAL_BASE, fixed: fixed !== null }),
    choose: async (text) => {
      if (fixed !== null) {
        return refuse(
          "invalid_address",
          "The address was set when Winnow was started and cannot be changed here.",
        );
      }
      const wanted = text === null || text === "" ? null : readBase(text);
      if (wanted === null && text !== null && text !== "") {
        return refuse(
          "invalid_address",
          "This is no address. Write it as https://host, or https://host/path.",
        );
      }
      const result = await store.write(async (tx) => {
        await tx.setSetting(SETTING, wanted ?? "");
        return null;
      });
      if (isRefusal(result)) return result;
      chosen = wanted;
      return null;
    },
  };
};
