import ipaddr from "ipaddr.js";

/** What a connection may reach besides the public internet. */
export interface Reach {
  /** This very machine. */
  readonly loopback: boolean;
  /** Private and link-local networks. */
  readonly private: boolean;
}

/** Ranges of the networks around us; shared carrier space is as private as the others. */
const PRIVATE_RANGES: ReadonlySet<string> = new Set([
  "private",
  "linkLocal",
  "carrierGradeNat",
  "uniqueLocal",
]);
/** All of IPv6 that is given out to be reached from everywhere (RFC 4291: 2000::/3). */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * Whether a connection may go to this IP address. Public ones, and what the reach adds; never multicast, broadcast,
 * unspecified or reserved space, nor the IPv6 ranges that stand for IPv4 addresses behind a translator or a tunnel.
 * Text that is no address is refused.
 */
export const mayReach = (address: string, reach: Reach): boolean => {
  if (!ipaddr.isValid(address)) return false;
  // Mapped addresses (::ffff:10.0.0.1) are the IPv4 addresses that they contain.
  const target = ipaddr.process(address);
  const range = target.range();
  if (range === "loopback") return reach.loopback;
  if (PRIVATE_RANGES.has(range)) return reach.private;
  if (range !== "unicast") return false;
  return target instanceof ipaddr.IPv4 || target.match(GLOBAL_IPV6);
};
