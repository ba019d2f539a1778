import { isRefusal, type Refusal } from "#shared/domain/refusal.ts";
import type { DeskHandlers, DeskPorts } from "./desk-ports.ts";

/** Models, as the settings and the notices of waiting submissions manage them. */
export const modelHandlers = (
  ports: DeskPorts,
): Pick<DeskHandlers, Extract<keyof DeskHandlers, `models.${string}`>> => {
  const { library } = ports;
  const view = async (done: null | undefined | Refusal) => (isRefusal(done) ? done : library().view());
  return {
    "models.get": () => library().view(),
    "models.fetch": async ({ name }) => view(await library().fetch(name)),
    "models.pause": async ({ name }) => {
      await library().pause(name);
      return library().view();
    },
    "models.cancel": async ({ name }) => {
      await library().cancel(name);
      return library().view();
    },
    "models.import": async ({ from }) => {
      const path = await ports.desk.chooseModel(from);
      if (path === null) return { imported: null };
      const model = await library().importFrom(path);
      return isRefusal(model) ? model : { imported: model.title };
    },
    "models.use": async ({ name }) => view(await library().use(name)),
    "models.verify": async ({ name }) => {
      const faults = await library().verify(name);
      return isRefusal(faults) ? faults : { faults };
    },
    "models.remove": async ({ name }) => view(await library().remove(name)),
    "models.setMirror": async ({ base }) => view(await library().setMirror(base)),
  };
};
