/**
 * Sends in files and submissions without end, several at a time, and writes a line for each one only after it was
 * acknowledged. It is meant to be killed.
 */
import { randomBytes } from "node:crypto";
import { writeSync } from "node:fs";
import { isRefusal } from "#shared/domain/refusal.ts";
import { instant } from "#shared/lib/instant.ts";
import { openFileStore } from "../../electron/files/open-file-store.ts";
import { openStore } from "../../electron/store/open-store.ts";
import { newId } from "../store/moments.ts";
import { aWorld, send, score } from "../store/world.ts";

const AT_ONCE = 6;
const [dataDir = "", round = "0"] = process.argv.slice(2);
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const limits = { maxBytes: 1e6, maxPixels: 1e6, accept: ["*/*"] };

const store = await openStore({ dataDir, log, now: () => instant(Date.now()) });
const files = await openFileStore({ dataDir, log });
const world = await aWorld(store, { filesNeeded: 10_000 }, Number(round) + 1);

/** A file that is whole as far as anybody can see: a GIF of one pixel with a comment of its own. */
const anyPicture = (): Uint8Array =>
  Buffer.concat([
    Buffer.from("GIF89a\x01\0\x01\0\0\0\0!\xfe\x10", "latin1"),
    randomBytes(16),
    Buffer.from("\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;", "latin1"),
  ]);

const sendForever = async (): Promise<never> => {
  for (;;) {
    const picture = anyPicture();
    const received = await files.receive(
      (async function* () {
        yield picture;
      })(),
      "a.gif",
      limits,
    );
    if (isRefusal(received)) throw new Error(received.message);
    await received.keep();
    const { id } = await send(world, { id: newId(), sha256: received.sha256 });
    writeSync(1, `sent ${id} ${received.sha256}\n`);
    await score(world, id, 4);
    writeSync(1, `scored ${id} ${received.sha256}\n`);
  }
};

writeSync(1, "ready\n");
await Promise.all(Array.from({ length: AT_ONCE }, sendForever));
