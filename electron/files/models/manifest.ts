import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { instant } from "#shared/lib/instant.ts";
import type { InstalledModel } from "../../service/models-port.ts";

/** Marks a folder as a whole model. It is written last, before the folder gets its name. */
export const MANIFEST = "winnow-model.json";

/** Forward slashes, and nowhere but down. */
const path = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[\w][\w.-]*(\/[\w][\w.-]*)*$/);

export const modelFileSchema = z.strictObject({
  path,
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const manifestSchema = z.object({
  format: z.literal(1),
  id: z.string().min(1),
  revision: z.string().min(1),
  title: z.string().min(1),
  origin: z.enum(["downloaded", "imported"]),
  installedAt: z.number(),
  files: z.array(modelFileSchema).min(1),
});

export type Manifest = Omit<InstalledModel, "name" | "path">;

export const manifestText = ({ id, revision, title, origin, installedAt, files }: Manifest): string =>
  `${JSON.stringify({ format: 1, id, revision, title, origin, installedAt, files }, null, 2)}\n`;

/** Null for a folder that is not a whole model. */
export const readManifest = async (folder: string): Promise<Manifest | null> => {
  const text = await readFile(join(folder, MANIFEST), "utf8").catch(() => null);
  if (text === null) return null;
  try {
    const { format: _format, ...parsed } = manifestSchema.parse(JSON.parse(text));
    return { ...parsed, installedAt: instant(parsed.installedAt) };
  } catch {
    return null;
  }
};
