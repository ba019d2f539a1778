import { dialog } from "electron";

/** Asks which folder or zip holds the model; null when the person changed their mind. */
export const chooseModel = async (from: "folder" | "zip"): Promise<string | null> => {
  const { canceled, filePaths } = await dialog.showOpenDialog(
    from === "folder"
      ? { properties: ["openDirectory"], title: "Choose the model's folder" }
      : {
          properties: ["openFile"],
          title: "Choose the model's zip",
          filters: [{ name: "Zip", extensions: ["zip"] }],
        },
  );
  return canceled ? null : (filePaths[0] ?? null);
};
