import { HttpProxyAgent } from "http-proxy-agent";
import { HttpsProxyAgent } from "https-proxy-agent";
import { getProxyForUrl } from "proxy-from-env";

export interface Agents {
  readonly http?: HttpProxyAgent<string>;
  readonly https?: HttpsProxyAgent<string>;
}

/** What leads to that address: the environment's proxy, unless NO_PROXY names the host. Asked again at each redirect. */
export const agentsFor = (url: URL): Agents => {
  const proxy = getProxyForUrl(url.href);
  if (proxy === "") return {};
  return url.protocol === "https:"
    ? { https: new HttpsProxyAgent(proxy) }
    : { http: new HttpProxyAgent(proxy) };
};
