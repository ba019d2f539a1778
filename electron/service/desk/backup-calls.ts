import type { DeskHandlers, DeskPorts } from "./desk-ports.ts";

/** The data folder, as the settings show it. */
export const backupHandlers = (
  ports: DeskPorts,
): Pick<DeskHandlers, Extract<keyof DeskHandlers, `${"backup" | "storage"}.${string}`>> => {
  const { dataFolder, desk } = ports;
  return {
    "backup.get": () => Promise.resolve(dataFolder().view()),
    "backup.make": async () => {
      const into = await desk.chooseFolder("backup");
      if (into !== null) dataFolder().backUp(into);
      return dataFolder().view();
    },
    "backup.restore": async () => {
      const from = await desk.chooseFolder("restore");
      if (from !== null) dataFolder().restore(from);
      return dataFolder().view();
    },
    "backup.restart": () => {
      desk.restart();
      return Promise.resolve(null);
    },
    "backup.forget": async () => {
      await dataFolder().forget();
      return dataFolder().view();
    },
    "storage.sizes": () => dataFolder().sizes(),
    "storage.check": async () => ({ problem: await dataFolder().check() }),
  };
};
