import { savedViewSchema, type SavedView } from "#shared/contract/saved-views-calls.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import type { Ports } from "../ports.ts";
import type { StoreReader } from "../store-port.ts";
import type { DeskHandlers } from "./desk-ports.ts";

const SETTING = "desk.views";
/** More than a person finds anything in. */
const MOST = 200;

/** A view whose words this version no longer knows is left out, not the others with it. */
const read = async (reader: Pick<StoreReader, "setting">): Promise<readonly SavedView[]> => {
  const text = await reader.setting(SETTING);
  const stored: unknown = text === null ? [] : JSON.parse(text);
  return Array.isArray(stored) ? stored.flatMap((each) => savedViewSchema.safeParse(each).data ?? []) : [];
};

const isListedIn = (view: SavedView, jobId: JobId | null): boolean =>
  view.jobId === null || view.jobId === jobId;

/** The desk's calls about saved views; all of them lie in one setting of the data folder. */
export const savedViewsHandlers = (
  ports: Ports,
): Pick<DeskHandlers, "views.list" | "views.add" | "views.rename" | "views.remove" | "views.move"> => {
  const change = <T>(
    next: (
      views: readonly SavedView[],
    ) => { readonly views: readonly SavedView[]; readonly result: T } | Refusal,
  ): Promise<T | Refusal> =>
    ports.store.write(async (tx) => {
      const changed = next(await read(tx));
      if ("kind" in changed) return changed;
      await tx.setSetting(SETTING, JSON.stringify(changed.views));
      return changed.result;
    });
  const gone = (): Refusal => refuse("not_found", "This view is gone.");
  return {
    "views.list": async ({ jobId }) =>
      (await read(ports.store.reader)).filter((view) => isListedIn(view, jobId)),
    "views.add": (asked) =>
      change((views) => {
        if (views.length >= MOST) return refuse("wrong_state", "There are 200 views. Delete one first.");
        const result: SavedView = { id: ports.ids.next(), ...asked };
        return { views: [...views, result], result };
      }),
    "views.rename": ({ id, name }) =>
      change((views) =>
        views.some((view) => view.id === id)
          ? { views: views.map((view) => (view.id === id ? { ...view, name } : view)), result: null }
          : gone(),
      ),
    "views.remove": ({ id }) =>
      change((views) => ({ views: views.filter((view) => view.id !== id), result: null })),
    "views.move": ({ id, by }) =>
      change((views) => {
        const from = views.findIndex((view) => view.id === id);
        const moved = views[from];
        if (moved === undefined) return gone();
        let to = from + by;
        while (to >= 0 && to < views.length) {
          const other = views[to];
          if (other !== undefined && (moved.jobId === null || isListedIn(other, moved.jobId))) break;
          to += by;
        }
        if (to < 0 || to >= views.length) return { views, result: null };
        return { views: views.toSpliced(from, 1).toSpliced(to, 0, moved), result: null };
      }),
  };
};
