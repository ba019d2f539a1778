import { lookup } from "node:dns/promises";
import type { LookupAddress, LookupOptions } from "node:dns";
import type { LookupFunction } from "node:net";
import { mayReach, type Reach } from "./address-rules.ts";

export type Resolve = (host: string, options: LookupOptions) => Promise<readonly LookupAddress[]>;

/** As the operating system resolves names, with its hosts file. */
export const systemResolve: Resolve = (host, options) =>
  lookup(host, { family: options.family ?? 0, hints: options.hints ?? 0, all: true });

/** Connecting was refused by us, not by the receiver. */
export class AddressRefused extends Error {
  readonly code = "ADDRESS_REFUSED";

  constructor() {
    super("The address leads into a network that must not be reached from here.");
  }
}

/**
 * The lookup of the socket itself: what it answers is what is connected to, so a name cannot lead elsewhere between
 * check and connection. One address that may not be reached refuses the name, whatever stands beside it.
 */
export const checkedLookup =
  (resolve: Resolve, reach: Reach): LookupFunction =>
  (host, options, callback) => {
    const fail = (error: unknown): void => {
      callback(error instanceof Error ? error : new Error(String(error)), []);
    };
    resolve(host, options).then((addresses) => {
      const [first] = addresses;
      if (first === undefined) {
        fail(Object.assign(new Error("The name has no address."), { code: "ENOTFOUND" }));
      } else if (!addresses.every(({ address }) => mayReach(address, reach))) {
        fail(new AddressRefused());
      } else if (options.all === true) {
        callback(null, [...addresses]);
      } else {
        callback(null, first.address, first.family);
      }
    }, fail);
  };
