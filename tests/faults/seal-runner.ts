/**
 * Carries out the one open seal of a data folder, and kills itself at the transaction that it was told: "before" the
 * commit, with everything written and nothing kept, or "after" it, with the next batch still to begin.
 */
import { instant } from "#shared/lib/instant.ts";
import { carryOut } from "../../electron/service/seal-winners.ts";
import type { Store } from "../../electron/service/store-port.ts";
import { openStore } from "../../electron/store/open-store.ts";
import { sealPorts } from "./seal-ports.ts";

const [dataDir = "", when = "before", which = "0"] = process.argv.slice(2);
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const opened = await openStore({ dataDir, log, now: () => instant(Date.now()) });

let writes = 0;
const die = (): void => void process.kill(process.pid, "SIGKILL");

const write: Store["write"] = async (work) => {
  const fatal = writes === Number(which);
  writes += 1;
  const result = await opened.write(async (tx) => {
    const done = await work(tx);
    if (fatal && when === "before") die();
    return done;
  });
  if (fatal && when === "after") die();
  return result;
};

const [plan] = await opened.reader.unfinishedSeals("local");
if (plan === undefined) throw new Error("There is no seal to carry out.");
await carryOut(sealPorts({ ...opened, write }), plan.id);
throw new Error("It was to be killed.");
