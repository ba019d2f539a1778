import type { Ports } from "../ports.ts";
import type { KeyKeeper, RemoteCalls } from "../remotes-port.ts";

/** What working with remotes needs beside the service's own ports. */
export interface RemotePorts extends Ports {
  readonly calls: RemoteCalls;
  readonly keys: KeyKeeper;
  /** From 0 to 1, for jitter. */
  readonly chance: () => number;
}
