/** Saved views, history and bulk over the made-up data. */
import type { SavedView } from "#shared/contract/saved-views-calls.ts";
import type { JobDetail } from "#shared/contract/desk-views.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { addMs, MINUTE } from "#shared/lib/instant.ts";
import type { Handlers } from "./fake-bridge.ts";
import { change, step, triageIndex } from "./triage-calls.ts";
import type { World } from "./world.ts";

export const fakeTriageLists = (
  world: World,
  find: (jobId: JobId) => JobDetail,
  touched: (job: JobDetail, numbers: readonly number[]) => void,
): Pick<
  Handlers,
  | "views.list"
  | "views.add"
  | "views.rename"
  | "views.remove"
  | "views.move"
  | "history.list"
  | "history.goTo"
  | "triage.decideMatching"
  | "triage.bulk"
> => {
  let views: SavedView[] = [];
  return {
    "views.list": ({ jobId }) => views.filter((view) => view.jobId === null || view.jobId === jobId),
    "views.add": ({ name, jobId, filter }) => {
      const view = {
        id: String(views.length),
        name,
        jobId: jobId as JobId | null,
        filter: filter as SavedView["filter"],
      };
      views = [...views, view];
      return view;
    },
    "views.rename": ({ id, name }) => {
      views = views.map((view) => (view.id === id ? { ...view, name } : view));
      return null;
    },
    "views.remove": ({ id }) => {
      views = views.filter((view) => view.id !== id);
      return null;
    },
    "views.move": ({ id, by }) => {
      const from = views.findIndex((view) => view.id === id);
      const [moved] = views.splice(from, 1);
      if (moved !== undefined) views.splice(from + by, 0, moved);
      return null;
    },
    "history.list": () => {
      const all = [...world.undo, ...world.redo.toReversed()];
      return {
        steps: all
          .map(({ label, before }, at) => ({
            step: at + 1,
            label,
            actor: "Ines K.",
            at: addMs(world.now(), (at - all.length) * MINUTE),
            size: before.length,
            undone: at >= world.undo.length,
            sealed: false,
          }))
          .reverse(),
        more: false,
      };
    },
    "history.goTo": ({ jobId, step: target, by }) => {
      const numbers: number[] = [];
      let label = "";
      const [from, to] = by === "undo" ? [world.undo, world.redo] : [world.redo, world.undo];
      while (by === "undo" ? world.undo.length >= target : world.undo.length < target) {
        const done = step(world, from, to);
        if (done === null) break;
        numbers.push(...done.numbers);
        ({ label } = done);
      }
      touched(find(jobId as JobId), numbers);
      return { label, numbers };
    },
    "triage.decideMatching": ({ upTo, outcome, reason: _, words: __, ...filter }) => {
      const job = find(filter.jobId as JobId);
      const numbers = [...triageIndex(world, job, { ...filter, sort: "oldest" }).numbers].filter(
        (n) => n <= upTo,
      );
      const made = change(world, job, numbers, `${outcome} ${String(numbers.length)}`, (state) => ({
        ...state,
        status: outcome,
        decidedBy: "You",
      }));
      touched(job, made.changed);
      return {
        changed: made.changed.length,
        refused: made.refused.length,
        message: made.refused[0]?.message ?? null,
        undoLabel: made.undoLabel,
      };
    },
    "triage.bulk": () => null,
  };
};
