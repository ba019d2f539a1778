/** Everything that serves, loaded in one piece and only when something is to be served: fastify and its plugins. */
export { lanAddresses } from "./lan-addresses.ts";
export { listen } from "./listen.ts";
export { buildServer } from "./server.ts";
export { buildSharingServer } from "./sharing-server.ts";
export { createSharing } from "./sharing.ts";
