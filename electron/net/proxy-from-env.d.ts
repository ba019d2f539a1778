declare module "proxy-from-env" {
  /** The proxy for that address by HTTPS_PROXY, HTTP_PROXY and NO_PROXY; empty when there is none. */
  export const getProxyForUrl: (url: string | URL) => string;
}
