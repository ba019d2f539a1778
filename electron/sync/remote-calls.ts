import { type Resolve, systemResolve } from "../net/checked-lookup.ts";
import type { RemoteCalls } from "../service/remotes-port.ts";
import { DEFAULT_PATIENCE, type Patience } from "./ask.ts";
import { download } from "./download.ts";
import { firstHandPage, tryFirstHandKey } from "./firsthand.ts";
import { chooseAtWurk, tryWurkKey, wurkPage } from "./wurk.ts";

export interface RemoteCallsOptions {
  readonly patience?: Patience;
  readonly resolve?: Resolve;
  /** Ends what is under way. */
  readonly stop: AbortSignal;
}

/** Requests to remotes over the network. */
export const remoteCalls = ({
  patience = DEFAULT_PATIENCE,
  resolve = systemResolve,
  stop,
}: RemoteCallsOptions): RemoteCalls => {
  const ways = { ...patience, stop };
  return {
    wurkPage: (to, jobKey, page, again) => wurkPage(to, jobKey, page, again, ways),
    firstHandPage: (to, query, again) => firstHandPage(to, query, again, ways),
    chooseWinners: (to, jobKey, ids) => chooseAtWurk(to, jobKey, ids, ways),
    tryKey: (to, dialect) => (dialect === "wurk" ? tryWurkKey(to, ways) : tryFirstHandKey(to, ways)),
    download: ({ baseUrl }, url, cancel) =>
      download(url, { baseUrl, stop: AbortSignal.any([stop, cancel]), resolve, patience }),
  };
};
