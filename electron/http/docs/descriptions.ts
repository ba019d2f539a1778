/** What a status means, in the references' words where they have some. */
import { dialectOf } from "../errors/dialects.ts";

const MEANINGS = new Map<number, string>([
  [200, "Done"],
  [201, "Made"],
  [202, "Taken; it happens next"],
  [204, "Done; there is nothing to show"],
  [206, "The range of bytes that was asked for"],
  [304, "What the client has is still right"],
  [400, "The request is not valid; `details` names what is wrong"],
  [401, "The key or token is missing, unknown or revoked"],
  [403, "Not allowed: the key lacks the scope, or the link is not good"],
  [404, "There is no such thing, or it is not yours"],
  [405, "This address takes other methods; `Allow` names them"],
  [409, "What was asked does not fit how things stand now"],
  [410, "It was there and is gone"],
  [412, "The condition that was sent does not hold"],
  [413, "Too large"],
  [415, "A kind of content that this call does not take"],
  [416, "The range lies outside of the file"],
  [421, "The Host header names a service that this is not"],
  [422, "The content cannot be used: empty, broken, or too many pixels"],
  [429, "Too many requests; `Retry-After` says how long to wait"],
  [500, "A fault of the service; nothing was changed"],
  [503, "Not ready"],
  [507, "The disk is full; nothing was kept"],
]);

/** Reference: Error Codes. */
const WURK_MEANINGS = new Map<number, string>([
  [400, "Invalid submission IDs or job not custom"],
  [401, "Invalid API key"],
  [403, "Job doesn't belong to your API key, or the key lacks the scope"],
  [404, "Job not found"],
  [409, "Winner capacity already reached"],
  [429, "Rate limit exceeded"],
]);

export const meaningOf = (path: string, status: number): string =>
  (dialectOf(path) === "wurk" && !path.endsWith("/create") ? WURK_MEANINGS.get(status) : undefined) ??
  MEANINGS.get(status) ??
  "Another answer";
