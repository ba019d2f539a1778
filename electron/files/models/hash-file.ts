import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

/** Little enough at a time that whoever shares the thread is not held up. */
const AT_ONCE = 256 * 1024;

/** SHA-256 of a file, lower-case hex. */
export const hashFile = async (path: string): Promise<string> => {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: AT_ONCE })) hash.update(chunk as Buffer);
  return hash.digest("hex");
};
