import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { app, dialog } from "electron";
import { AppError } from "#shared/lib/app-error.ts";

/** Asks where to, and writes there. False when the person changed their mind. */
export const saveFile = async (name: string, content: Uint8Array): Promise<boolean> => {
  const { canceled, filePath } = await dialog.showSaveDialog({
    defaultPath: join(app.getPath("documents"), name),
    filters: [{ name: "JSON", extensions: ["json"] }],
  });
  if (canceled || filePath === "") return false;
  try {
    await writeFile(filePath, content);
    return true;
  } catch (error) {
    throw new AppError("file_not_saved", `${filePath} cannot be written. Choose another place.`, {
      cause: error,
    });
  }
};
