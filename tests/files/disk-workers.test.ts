import { createHash, randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { onDisk } from "../../electron/files/disk/disk-workers.ts";
import { temporaryFolder } from "../store/temporary-store.ts";

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const ownBytes = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(randomBytes(length));

describe("a worker thread writes", () => {
  test("many files at once, each whole, and tells their digests", async () => {
    const folder = temporaryFolder();
    const files = Array.from({ length: 40 }, (_, n) => {
      const bytes = ownBytes(1 + n * 1000);
      return { path: join(folder, String(n)), bytes, digest: sha256(bytes) };
    });
    const told = await Promise.all(
      files.map(({ path, bytes }) => onDisk("write", { path, bytes }, [bytes.buffer])),
    );
    expect(told).toEqual(files.map(({ digest }) => digest));
    expect(files.map(({ path }) => sha256(readFileSync(path)))).toEqual(told);
    // What was handed over is no longer here.
    expect(files.every(({ bytes }) => bytes.length === 0)).toBe(true);
  });

  test("and says what the disk said", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "taken"), "first");
    await expect(onDisk("write", { path: join(folder, "none", "a"), bytes: ownBytes(3) })).rejects.toThrow(
      expect.objectContaining({ code: "ENOENT" }) as Error,
    );
    const place = {
      path: join(folder, "ab", "c"),
      folder: join(folder, "ab"),
      kept: folder,
      sizeBytes: 5,
    };
    await expect(onDisk("keep", { temporary: join(folder, "absent"), place })).rejects.toThrow(
      expect.objectContaining({ code: "ENOENT" }) as Error,
    );
    expect(readFileSync(join(folder, "taken"), "utf8")).toBe("first");
  });

  test("behind what is there, and neither file stays of an upload that could not be begun", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "upload");
    const record = { path: `${path}.json`, text: "{}" };
    const [first, second] = [ownBytes(1000), ownBytes(500)];
    const begun = await onDisk("append", { path, offset: 0, bytes: first, record, sync: false });
    expect(begun).toEqual({ sha256: sha256(first), written: 1000, fault: null });
    const rest = await onDisk("append", { path, offset: 1000, bytes: second, record: null, sync: true });
    expect(rest).toEqual({ sha256: sha256(second), written: 500, fault: null });
    expect(readFileSync(path).equals(Buffer.concat([first, second]))).toBe(true);
    expect(existsSync(record.path)).toBe(true);

    const other = join(folder, "none", "upload");
    const failed = await onDisk("append", {
      path: other,
      offset: 0,
      bytes: ownBytes(10),
      record: { path: join(folder, "other.json"), text: "{}" },
      sync: true,
    });
    expect(failed).toMatchObject({ sha256: null, written: 0, fault: { code: "ENOENT" } });
    expect(readdirSync(folder).sort()).toEqual(["upload", "upload.json"]);
  });

  test("a second name for content that stays, and no second copy of what is there", async () => {
    const folder = temporaryFolder();
    const source = join(folder, "source");
    writeFileSync(source, "content");
    const place = {
      path: join(folder, "ab", "c"),
      folder: join(folder, "ab"),
      kept: folder,
      sizeBytes: 7,
    };
    await onDisk("keepLinked", { source, spare: join(folder, "spare"), place });
    await onDisk("keepLinked", { source, spare: join(folder, "spare"), place });
    writeFileSync(join(folder, "temporary"), "content");
    await onDisk("keep", { temporary: join(folder, "temporary"), place });
    expect(readFileSync(place.path, "utf8")).toBe("content");
    expect(readdirSync(folder).sort()).toEqual(["ab", "source"]);
  });
});
