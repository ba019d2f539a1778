import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { isRefusal } from "#shared/domain/refusal.ts";
import { instant } from "#shared/lib/instant.ts";
import { type OpenedFileStore, openFileStore } from "../../electron/files/open-file-store.ts";
import type { ReceivedFile, ReceiveLimits } from "../../electron/service/ports.ts";
import { quietLog, temporaryFolder } from "../store/temporary-store.ts";
import { type Sample, samples } from "./pictures.ts";

let all: readonly Sample[] = [];
beforeAll(async () => {
  all = await samples();
});

const limits: ReceiveLimits = {
  maxBytes: 100_000,
  maxPixels: 1_000_000,
  accept: ["image/jpeg", "image/png", "image/webp"],
};

async function* inChunks(bytes: Uint8Array, size = 700): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const fileStore = async (): Promise<{ readonly dataDir: string; readonly files: OpenedFileStore }> => {
  const dataDir = temporaryFolder();
  return { dataDir, files: await openFileStore({ dataDir, log: quietLog() }) };
};

const receive = (
  files: OpenedFileStore,
  bytes: Uint8Array,
  name: string | null = "IMG_4471.jpg",
  changed = {},
) => files.receive(inChunks(bytes), name, { ...limits, ...changed });

const taken = (result: Awaited<ReturnType<OpenedFileStore["receive"]>>): ReceivedFile => {
  if (isRefusal(result)) throw new Error(result.message);
  return result;
};

const arriving = (dataDir: string): readonly string[] => readdirSync(join(dataDir, "files", "incoming"));
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

describe("receiving", () => {
  test("keeps a file under its hash, with what it is by its bytes", async () => {
    const { dataDir, files } = await fileStore();
    const { bytes, width, height } = all.find((sample) => sample.name === "JPEG on its side")!;
    const file = taken(await receive(files, bytes, "C:\\photos\\IMG\u0007_1.png"));
    expect(file).toMatchObject({
      sha256: sha256(bytes),
      sizeBytes: bytes.length,
      contentType: "image/jpeg",
      width,
      height,
      originalName: "IMG_1.png",
    });
    expect(await files.exists(file.sha256)).toBe(false);
    await file.keep();
    await file.keep();
    await file.discard();
    expect(readFileSync(files.pathOf(file.sha256)).equals(bytes)).toBe(true);
    expect(await files.exists(file.sha256)).toBe(true);
    expect(arriving(dataDir)).toEqual([]);
  });

  test("discarding leaves nothing, and may be repeated", async () => {
    const { dataDir, files } = await fileStore();
    const file = taken(await receive(files, all[0]!.bytes));
    await file.discard();
    await file.discard();
    expect(arriving(dataDir)).toEqual([]);
    expect(await files.exists(file.sha256)).toBe(false);
  });

  test("the same content at the same time is one file", async () => {
    const { dataDir, files } = await fileStore();
    const received = await Promise.all(Array.from({ length: 8 }, () => receive(files, all[0]!.bytes)));
    await Promise.all(received.map((file) => taken(file).keep()));
    expect(await files.exists(sha256(all[0]!.bytes))).toBe(true);
    expect(arriving(dataDir)).toEqual([]);
  });

  test("a stream that breaks off throws what it threw, and leaves nothing", async () => {
    const { dataDir, files } = await fileStore();
    const broken = (async function* () {
      yield all[0]!.bytes.subarray(0, 100);
      throw new Error("the phone went away");
    })();
    await expect(files.receive(broken, "a.jpg", limits)).rejects.toThrow("the phone went away");
    expect(arriving(dataDir)).toEqual([]);
  });

  test("a file larger than what is written at once is whole, and one cut in a later piece is refused", async () => {
    const { dataDir, files } = await fileStore();
    const { bytes } = all.find((sample) => sample.name === "JPEG on its side")!;
    const comments = Array.from({ length: 40 }, (_, n) =>
      Buffer.concat([Buffer.from([0xff, 0xfe, 0xff, 0xff]), Buffer.alloc(0xfffd, n)]),
    );
    const large = Buffer.concat([bytes.subarray(0, 2), ...comments, bytes.subarray(2)]);
    const send = (sent: Uint8Array) =>
      files.receive(inChunks(sent, 65_536), "large.jpg", { ...limits, maxBytes: 5_000_000 });
    const file = taken(await send(large));
    expect(file).toMatchObject({ sha256: sha256(large), sizeBytes: large.length });
    await file.keep();
    expect(readFileSync(files.pathOf(file.sha256)).equals(large)).toBe(true);
    expect(await send(large.subarray(0, -20))).toMatchObject({ code: "file_damaged" });
    expect(arriving(dataDir)).toEqual([]);
  });

  test("a file that is too large is not read to its end", async () => {
    const { dataDir, files } = await fileStore();
    let read = 0;
    const endless = (async function* () {
      for (;;) {
        read += 10_000;
        yield new Uint8Array(10_000);
      }
    })();
    expect(await files.receive(endless, "a.jpg", limits)).toMatchObject({ code: "file_too_large" });
    expect(read).toBe(110_000);
    expect(arriving(dataDir)).toEqual([]);
  });
});

describe("a worker reads why a file was not taken", () => {
  test.each([
    [
      "nothing at all",
      () => new Uint8Array(0),
      "a.jpg",
      {},
      "file_empty",
      "The file is empty. Take or choose the photo again.",
    ],
    [
      "text named .jpg",
      () => Buffer.from("hello"),
      "a.JPG",
      {},
      "file_damaged",
      "This file is named .jpg but is not a picture. Send a JPEG, PNG or WebP photo.",
    ],
    [
      "a cut JPEG",
      () => all[0]!.bytes.subarray(0, -20),
      "a.jpg",
      {},
      "file_damaged",
      "The picture ends too early: the upload or the file was cut. Take or send it again.",
    ],
    [
      "a JPEG with nonsense inside",
      () => Buffer.concat([all[0]!.bytes.subarray(0, 2), Buffer.from([0xff, 0xe0, 0, 1])]),
      "a.jpg",
      {},
      "file_damaged",
      "The picture is damaged and cannot be opened. Take or send it again.",
    ],
    [
      "a GIF",
      () => all.find((sample) => sample.name === "GIF")!.bytes,
      "a.jpg",
      {},
      "unsupported_media_type",
      "This file is a GIF, which this job does not take. Send a JPEG, PNG or WebP photo.",
    ],
    [
      "a PDF",
      () => Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj\n"),
      "a.pdf",
      {},
      "unsupported_media_type",
      "This file is a document, which this job does not take. Send a JPEG, PNG or WebP photo.",
    ],
    [
      "a text",
      () => Buffer.from("hello"),
      "notes.txt",
      {},
      "unsupported_media_type",
      "This is not a kind of file that this job takes. Send a JPEG, PNG or WebP photo.",
    ],
    [
      "too many pixels",
      () => all[0]!.bytes,
      "a.jpg",
      { maxPixels: 1000 },
      "too_many_pixels",
      "megapixels (60 × 40)",
    ],
  ])("%s", async (_, bytes, name, changed, code, sentence) => {
    const { dataDir, files } = await fileStore();
    const result = await receive(files, bytes(), name, changed);
    expect(result).toMatchObject({
      kind: "refused",
      code,
      message: expect.stringContaining(sentence) as string,
    });
    expect(arriving(dataDir)).toEqual([]);
  });
});

describe("sweeping", () => {
  const old = new Date("2026-01-01");
  const limit = instant(Date.UTC(2026, 1, 1));

  const keptLongAgo = async (files: OpenedFileStore, bytes: Uint8Array): Promise<string> => {
    const file = taken(await receive(files, bytes));
    await file.keep();
    utimesSync(files.pathOf(file.sha256), old, old);
    return file.sha256;
  };

  test("takes what no row names and is old, with its derived pictures, and nothing else", async () => {
    const { files } = await fileStore();
    const [orphan, named] = [
      await keptLongAgo(files, all[0]!.bytes),
      await keptLongAgo(files, all[1]!.bytes),
    ];
    const fresh = taken(await receive(files, all[2]!.bytes));
    await fresh.keep();
    for (const hash of [orphan, named]) writeFileSync(files.derivedPath(hash, 320), "thumbnail");
    expect(await files.sweepOrphans(async (hash) => hash === named, limit)).toEqual({
      files: 1,
      bytes: all[0]!.bytes.length,
    });
    expect([await files.exists(orphan), await files.exists(named), await files.exists(fresh.sha256)]).toEqual(
      [false, true, true],
    );
    expect(existsSync(files.derivedPath(orphan, 320))).toBe(false);
    expect(existsSync(files.derivedPath(named, 320))).toBe(true);
  });

  test("an upload of the same content during the sweep is never lost", async () => {
    const { files } = await fileStore();
    const orphan = await keptLongAgo(files, all[0]!.bytes);
    const again = taken(await receive(files, all[0]!.bytes));
    let keeping: Promise<void> | undefined;
    await files.sweepOrphans(async () => {
      // The upload comes at the worst moment: after the sweep has asked for its age.
      keeping = again.keep();
      return false;
    }, limit);
    await keeping;
    expect(readFileSync(files.pathOf(orphan)).equals(all[0]!.bytes)).toBe(true);
    expect(statSync(files.pathOf(orphan)).mtimeMs).toBeGreaterThan(limit);
  });
});

describe("opening", () => {
  test("clears what was arriving when the program stopped", async () => {
    const { dataDir } = await fileStore();
    writeFileSync(join(dataDir, "files", "incoming", "half"), "half");
    await openFileStore({ dataDir, log: quietLog() });
    expect(arriving(dataDir)).toEqual([]);
  });

  test("a folder that cannot be one is a fault with a sentence", async () => {
    const dataDir = temporaryFolder();
    writeFileSync(join(dataDir, "files"), "a file stands where the folder should be");
    await expect(openFileStore({ dataDir, log: quietLog() })).rejects.toMatchObject({
      name: "FileError",
      code: "folder_not_writable",
    });
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === "win32")(
    "a read-only folder too",
    async () => {
      const dataDir = temporaryFolder();
      mkdirSync(join(dataDir, "closed"));
      chmodSync(join(dataDir, "closed"), 0o500);
      await expect(
        openFileStore({ dataDir: join(dataDir, "closed"), log: quietLog() }),
      ).rejects.toMatchObject({
        code: "folder_not_writable",
      });
    },
  );

  test("only a content hash becomes a path", async () => {
    const { files } = await fileStore();
    for (const bad of ["", "../secrets.json", "AB".repeat(32), `${"ab".repeat(31)}/.`]) {
      expect(() => files.pathOf(bad)).toThrow(TypeError);
      expect(() => files.derivedPath(bad, 320)).toThrow(TypeError);
    }
  });
});
