import { networkInterfaces } from "node:os";
import type { LanAddress } from "#shared/contract/settings-views.ts";

/** Networks that containers and virtual machines make on this computer; phones are hardly ever on them. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap|zt|tailscale|wg|vEthernet)/i;

/** The IPv4 addresses by which others can reach this computer, those of real networks first. */
export const lanAddresses = (): readonly LanAddress[] =>
  Object.entries(networkInterfaces())
    .flatMap(([network, addresses]) =>
      (addresses ?? [])
        .filter(({ family, internal }) => family === "IPv4" && !internal)
        .map(({ address }) => ({ address, network })),
    )
    .toSorted((a, b) => Number(VIRTUAL.test(a.network)) - Number(VIRTUAL.test(b.network)));
