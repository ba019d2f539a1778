import { homedir } from "node:os";
import { join } from "node:path";

/** The desk's own data folder, for commands that run without it. */
export const defaultDataDir = (env: Readonly<Record<string, string | undefined>>): string => {
  const home = homedir();
  const appData =
    process.platform === "win32"
      ? (env["APPDATA"] ?? join(home, "AppData", "Roaming"))
      : process.platform === "darwin"
        ? join(home, "Library", "Application Support")
        : (env["XDG_CONFIG_HOME"] ?? join(home, ".config"));
  return join(appData, "Winnow", "data");
};
