import { isIP } from "node:net";
import { AppError } from "#shared/lib/app-error.ts";

/** An address or a CIDR of proxies whose X-Forwarded-* headers are believed; else an AppError `invalid_setting`. */
export const readProxy = (text: string): string => {
  const [address = "", prefix, ...more] = text.trim().split("/");
  const bits = isIP(address) === 6 ? 128 : 32;
  const fits =
    isIP(address) !== 0 &&
    more.length === 0 &&
    (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits));
  if (fits) return text.trim();
  throw new AppError(
    "invalid_setting",
    `--trust-proxy ${text} is not an address. Give the proxy's as 10.0.0.7, or a network as 10.0.0.0/8.`,
  );
};
