import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { app } from "electron";
import { AppError } from "#shared/lib/app-error.ts";
import type { ServiceOptions } from "../options.ts";

/** Where things lie, in a source tree and in a packaged app. */
export interface Places {
  readonly dataDir: string;
  readonly resourcesDir: string;
  readonly deskDir: string;
  readonly workerPageDir: string;
  readonly preload: string;
  readonly nodePath: string;
}

export const findPlaces = ({ dataDir, practice }: ServiceOptions): Places => {
  const home = app.getAppPath();
  const out = join(home, "out");
  return {
    dataDir:
      dataDir === null
        ? join(app.getPath("appData"), "Winnow", practice ? "practice" : "data")
        : resolve(dataDir),
    resourcesDir: join(home, "resources"),
    deskDir: join(out, "renderer", "desk"),
    workerPageDir: join(out, "renderer", "worker"),
    preload: join(out, "preload", "preload.cjs"),
    nodePath: findNode(home),
  };
};

/** The scoring process runs on a Node of its own: beside the app when packaged, in node_modules in a source tree. */
const findNode = (home: string): string => {
  const name = process.platform === "win32" ? "node.exe" : "node";
  const candidates = [
    join(process.resourcesPath, "node", name),
    join(home, "node_modules", "node", "bin", name),
  ];
  const found = candidates.find((path) => existsSync(path));
  if (found === undefined) {
    throw new AppError(
      "incomplete_installation",
      "The scoring program is missing. Install Winnow again, or run npm start in its source folder.",
    );
  }
  return found;
};
