import { refuse, type Refusal } from "#shared/domain/refusal.ts";

/** `localhost`, 127.0.0.0/8 or ::1, as a parsed URL writes them. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Whether webhooks may be given this address: https, or http on this very machine where the setting allows it.
 * Where a name leads is judged at each sending, when it is looked up. Refusals: invalid_webhook.
 */
export const readEndpointAddress = (text: string, toLoopback: boolean): URL | Refusal => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null)
    return refuse("invalid_webhook", "url must be a whole address such as https://example.com/hook.");
  if (url.username !== "" || url.password !== "") {
    return refuse(
      "invalid_webhook",
      "url must not carry a user name or a password; deliveries are signed instead.",
    );
  }
  if (url.hash !== "")
    return refuse("invalid_webhook", "url must not have a part after #; it is never sent.");
  if (url.protocol === "https:") return url;
  if (url.protocol === "http:" && LOOPBACK.test(url.hostname) && toLoopback) return url;
  return refuse("invalid_webhook", "url must begin with https://.");
};
