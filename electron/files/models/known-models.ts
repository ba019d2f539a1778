import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { AppError } from "#shared/lib/app-error.ts";
import type { KnownModel } from "../../service/models-port.ts";
import { modelFileSchema } from "./manifest.ts";
import { folderNameOf } from "./model-name.ts";

const listSchema = z.strictObject({
  format: z.literal(1),
  models: z.array(
    z.strictObject({
      id: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
      /** A commit, never a branch: what is fetched tomorrow is what was checked today. */
      revision: z.string().regex(/^[0-9a-f]{40}$/),
      title: z.string().min(1),
      about: z.string().min(1),
      recommended: z.boolean(),
      licence: z.string().min(1),
      source: z.string().min(1),
      files: z.array(modelFileSchema).min(1),
    }),
  ),
});

/** The models of resources/models.json. Throws when that file is not what it has to be. */
export const readKnownModels = async (resourcesDir: string): Promise<readonly KnownModel[]> => {
  try {
    const { models } = listSchema.parse(
      JSON.parse(await readFile(join(resourcesDir, "models.json"), "utf8")),
    );
    return models.map((model) => ({ ...model, name: folderNameOf(model.id, model.revision) }));
  } catch (cause) {
    throw new AppError(
      "incomplete_installation",
      "The list of models that comes with Winnow cannot be read. Install Winnow again.",
      { cause },
    );
  }
};
