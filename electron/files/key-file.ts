import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { AppError } from "#shared/lib/app-error.ts";
import type { KeyKeeper } from "../service/remotes-port.ts";

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = "aes-256-gcm";

/**
 * Keys of remotes, sealed with a key file (mode 0600) that is made when it is first needed. Whoever can read that file
 * can open them; it is in no backup and no export, so after a restore elsewhere the keys are asked for again.
 */
export const keyFileKeeper = (path: string): KeyKeeper => {
  let key: Buffer | null = null;
  const keyFor = (what: "seal" | "open"): Buffer | null =>
    (key ??= readKey(path) ?? (what === "seal" ? makeKey(path) : null));
  return {
    plain: true,
    seal: async (text) => {
      const secret = keyFor("seal");
      if (secret === null) throw new AppError("folder_not_writable", `The key file ${path} cannot be made.`);
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, secret, nonce, { authTagLength: TAG_BYTES });
      const hidden = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return { by: "file", text: Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString("base64") };
    },
    open: async ({ by, text }) => {
      const secret = by === "file" ? keyFor("open") : null;
      if (secret === null) return null;
      try {
        const bytes = Buffer.from(text, "base64");
        const decipher = createDecipheriv(CIPHER, secret, bytes.subarray(0, NONCE_BYTES), {
          authTagLength: TAG_BYTES,
        });
        decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        const hidden = bytes.subarray(NONCE_BYTES + TAG_BYTES);
        return Buffer.concat([decipher.update(hidden), decipher.final()]).toString("utf8");
      } catch {
        // Sealed with another file's key.
        return null;
      }
    },
  };
};

const readKey = (path: string): Buffer | null => {
  try {
    const key = Buffer.from(readFileSync(path, "utf8").trim(), "base64");
    if (key.length === KEY_BYTES) return key;
    throw new AppError("invalid_setting", `The key file ${path} is not one that Winnow made.`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
};

const makeKey = (path: string): Buffer => {
  const key = randomBytes(KEY_BYTES);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const handle = openSync(path, "wx", 0o600);
  try {
    writeSync(handle, `${key.toString("base64")}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return key;
};
