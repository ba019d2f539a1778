import helmet from "helmet";
import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * What every answer tells a browser: nothing here is framed, scripted or upgraded; pages and files set a policy of
 * their own. The headers are helmet's, asked for once: they are the same for every request, and making them anew
 * is a twentieth of a list's whole cost.
 */
export const securityHeaders = (): Readonly<Record<string, string>> => {
  const headers: Record<string, string> = {};
  // Helmet reads nothing of the request, and only sets and removes headers.
  const request: unknown = {};
  const response: unknown = {
    setHeader: (name: string, value: string) => {
      headers[name.toLowerCase()] = value;
    },
    removeHeader: () => undefined,
  };
  const tell = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    // Plain http on loopback and on the local network.
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    referrerPolicy: { policy: "no-referrer" },
  });
  tell(request as IncomingMessage, response as ServerResponse, (error) => {
    if (error !== undefined) throw error as Error;
  });
  return headers;
};
