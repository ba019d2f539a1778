import { type Instant, SECOND } from "#shared/lib/instant.ts";
import type { Crypto } from "../ports.ts";
import type { WebhookEndpoint } from "../webhooks-port.ts";

const PREFIX = "whsec_";
const SECRET_BYTES = 32;

export const newSecret = (crypto: Crypto): string =>
  PREFIX + Buffer.from(crypto.randomHex(SECRET_BYTES), "hex").toString("base64");

/**
 * The headers that prove where a delivery comes from. During the overlap after a rotation both secrets sign, the
 * newer first, so that a receiver may hold either.
 */
export const signatureHeaders = (
  crypto: Crypto,
  endpoint: Pick<WebhookEndpoint, "secret" | "earlier">,
  message: { readonly id: string; readonly body: string },
  now: Instant,
): Readonly<Record<string, string>> => {
  const at = String(Math.floor(now / SECOND));
  const secrets = [endpoint.secret];
  if (endpoint.earlier !== null && endpoint.earlier.until > now) secrets.push(endpoint.earlier.secret);
  const { id, body } = message;
  return {
    "x-firsthand-event-id": id,
    "x-firsthand-signature": [
      `t=${at}`,
      ...secrets.map((secret) => `v1=${crypto.hmacHex(hexOf(secret, "utf8"), `${at}.${body}`)}`),
    ].join(","),
    "webhook-id": id,
    "webhook-timestamp": at,
    "webhook-signature": secrets
      .map((secret) => `v1,${standardSignature(crypto, secret, `${id}.${at}.${body}`)}`)
      .join(" "),
  };
};

/** Standard Webhooks keys with the bytes that the secret's text stands for. */
const standardSignature = (crypto: Crypto, secret: string, text: string): string =>
  Buffer.from(crypto.hmacHex(hexOf(secret.slice(PREFIX.length), "base64"), text), "hex").toString("base64");

const hexOf = (text: string, encoding: "utf8" | "base64"): string =>
  Buffer.from(text, encoding).toString("hex");
