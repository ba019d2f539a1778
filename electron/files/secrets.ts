import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Crypto } from "../service/ports.ts";

const FILE = "secrets.json";
const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const PURPOSES = ["files", "cursors", "invites"] as const;
type Secrets = Record<(typeof PURPOSES)[number], string>;

/** The service's own secrets, made once, readable by their owner only (mode 0600); they travel in backups. */
export const openCrypto = (dataDir: string): Crypto => {
  const secrets = readOrMake(join(dataDir, FILE));
  // Made once: wrapping the bytes anew costs more than a digest.
  const keys = Object.fromEntries(
    PURPOSES.map((purpose) => [purpose, createSecretKey(Buffer.from(secrets[purpose], "hex"))]),
  ) as Record<(typeof PURPOSES)[number], KeyObject>;
  const sealingKey = (purpose: string): Buffer =>
    createHmac("sha256", keys.cursors).update(`seal\n${purpose}`).digest();
  return {
    randomHex: (bytes) => randomBytes(bytes).toString("hex"),
    sha256Hex: (data) => createHash("sha256").update(data).digest("hex"),
    hmacHex: (keyHex, text) => createHmac("sha256", Buffer.from(keyHex, "hex")).update(text).digest("hex"),
    sign: (purpose, text) => createHmac("sha256", keys[purpose]).update(text).digest("base64url"),
    equal: (a, b) => {
      // Hashing first makes the lengths equal, which timingSafeEqual needs.
      const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
      return timingSafeEqual(digest(a), digest(b));
    },
    seal: (purpose, text) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, sealingKey(purpose), nonce, { authTagLength: TAG_BYTES });
      const hidden = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString("base64url");
    },
    unseal: (purpose, sealed) => {
      const bytes = Buffer.from(sealed, "base64url");
      const begin = NONCE_BYTES + TAG_BYTES;
      const nonce = bytes.subarray(0, NONCE_BYTES);
      const decipher = createDecipheriv(CIPHER, sealingKey(purpose), nonce, { authTagLength: TAG_BYTES });
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, begin));
      return Buffer.concat([decipher.update(bytes.subarray(begin)), decipher.final()]).toString("utf8");
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
