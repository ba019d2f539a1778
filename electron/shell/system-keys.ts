import { safeStorage } from "electron";
import type { KeyKeeper } from "../service/remotes-port.ts";

/**
 * Keys of remotes in the operating system's own store. Null where there is none: on a Linux without a keyring Electron
 * would encrypt with a password that stands in its source.
 */
export const systemKeys = async (): Promise<KeyKeeper | null> => {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return null;
  if (process.platform === "linux" && safeStorage.getSelectedStorageBackend() === "basic_text") return null;
  return {
    plain: false,
    seal: async (key) => {
      const hidden = await safeStorage.encryptStringAsync(key);
      return { by: "system", text: hidden.toString("base64") };
    },
    open: async ({ by, text }) => {
      if (by !== "system") return null;
      try {
        return (await safeStorage.decryptStringAsync(Buffer.from(text, "base64"))).result;
      } catch {
        return null;
      }
    },
  };
};
