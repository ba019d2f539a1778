import { dialog } from "electron";

const TITLES = {
  backup: "Choose where the backup's folder is made",
  restore: "Choose the backup's folder",
} as const;

/** Asks which folder; null when the person changed their mind. */
export const chooseFolder = async (what: keyof typeof TITLES): Promise<string | null> => {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    properties: ["openDirectory", ...(what === "backup" ? (["createDirectory"] as const) : [])],
    title: TITLES[what],
  });
  return canceled ? null : (filePaths[0] ?? null);
};
