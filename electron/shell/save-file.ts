import { writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { app, dialog } from "electron";
import { AppError } from "#shared/lib/app-error.ts";

/** Asks where to; null when the person changed their mind. */
export const chooseSavePath = async (name: string): Promise<string | null> => {
  const ending = extname(name).slice(1);
  const { canceled, filePath } = await dialog.showSaveDialog({
    defaultPath: join(app.getPath("documents"), name),
    ...(ending !== "" && { filters: [{ name: ending.toUpperCase(), extensions: [ending] }] }),
  });
  return canceled || filePath === "" ? null : filePath;
};

/** Asks where to, and writes there. False when the person changed their mind. */
export const saveFile = async (name: string, content: Uint8Array): Promise<boolean> => {
  const filePath = await chooseSavePath(name);
  if (filePath === null) return false;
  try {
    await writeFile(filePath, content);
    return true;
  } catch (error) {
    throw new AppError("file_not_saved", `${filePath} cannot be written. Choose another place.`, {
      cause: error,
    });
  }
};
