/** Opens the store of the folder given, says so, and stays until it is killed. */
import { openStore } from "../../electron/store/open-store.ts";
import { instant } from "#shared/lib/instant.ts";

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
await openStore({ dataDir: process.argv[2] ?? "", log, now: () => instant(Date.now()) });
process.stdout.write("open\n");
setInterval(() => undefined, 60_000);
