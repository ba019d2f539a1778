import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Crypto } from "../service/ports.ts";

const FILE = "secrets.json";
const PURPOSES = ["files", "cursors", "invites"] as const;
type Secrets = Record<(typeof PURPOSES)[number], string>;

/** The service's own secrets, made once, readable by their owner only (mode 0600); they travel in backups. */
export const openCrypto = (dataDir: string): Crypto => {
  const secrets = readOrMake(join(dataDir, FILE));
  return {
    randomHex: (bytes) => randomBytes(bytes).toString("hex"),
    sha256Hex: (data) => createHash("sha256").update(data).digest("hex"),
    hmacHex: (keyHex, text) => createHmac("sha256", Buffer.from(keyHex, "hex")).update(text).digest("hex"),
    sign: (purpose, text) =>
      createHmac("sha256", Buffer.from(secrets[purpose], "hex")).update(text).digest("base64url"),
    equal: (a, b) => {
      // Hashing first makes the lengths equal, which timingSafeEqual needs.
      const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
      return timingSafeEqual(digest(a), digest(b));
    },
  };
};

const readOrMake = (path: string): Secrets => {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Secrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const made = Object.fromEntries(
    PURPOSES.map((purpose) => [purpose, randomBytes(32).toString("hex")]),
  ) as Secrets;
  const handle = openSync(path, "wx", 0o600);
  try {
    writeSync(handle, `${JSON.stringify(made, null, 2)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return made;
};
