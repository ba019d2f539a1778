import { createHash } from "node:crypto";
import { join, sep } from "node:path";

/** Stand-ins for folders that are not the program's own, each named by where the folder lies. */
const STAND_INS = "model-forms";

/**
 * Where a model's own form and its measurements go: beside a model of the data folder, else into a stand-in in the data
 * folder, because other folders may be read-only or belong to somebody else.
 */
export const formsHomeIn =
  (dataDir: string) =>
  (modelPath: string): string =>
    modelPath.startsWith(join(dataDir, "models") + sep)
      ? modelPath
      : join(dataDir, STAND_INS, createHash("sha256").update(modelPath).digest("hex").slice(0, 16));
