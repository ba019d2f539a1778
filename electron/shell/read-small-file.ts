import { open } from "node:fs/promises";
import { dialog } from "electron";
import { AppError } from "#shared/lib/app-error.ts";

const MOST_BYTES = 256 * 1024;
const TITLES = { keys: "Choose the file with your keys" } as const;

/** Asks which file, and reads its text; null when the person changed their mind. */
export const readSmallFile = async (what: keyof typeof TITLES): Promise<string | null> => {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    properties: ["openFile"],
    title: TITLES[what],
    filters: [{ name: "JSON", extensions: ["json"] }],
  });
  const [path] = filePaths;
  if (canceled || path === undefined) return null;
  try {
    const file = await open(path, "r");
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(MOST_BYTES), 0, MOST_BYTES, 0);
      return buffer.toString("utf8", 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new AppError("file_not_read", `${path} cannot be read. Choose another file.`, { cause: error });
  }
};
