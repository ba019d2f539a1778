import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { byteSource, memorySource } from "../../electron/files/structure/byte-source.ts";
import { examineStructure } from "../../electron/files/structure/examine.ts";
import { exifOrientation } from "../../electron/files/structure/exif-orientation.ts";
import { type Sample, samples } from "./pictures.ts";

let all: readonly Sample[] = [];
beforeAll(async () => {
  all = await samples();
});

const examine = (bytes: Uint8Array) => examineStructure(memorySource(bytes));

/** Over bytes as a disk gives them: in windows, and sometimes fewer than asked for. */
const fromDisk = (bytes: Uint8Array) =>
  examineStructure(
    byteSource(bytes.length, async (into, offset) => {
      const part = bytes.subarray(offset, offset + Math.min(into.length, 1 + (offset % 700) + 300));
      into.set(part);
      return part.length;
    }),
  );

describe("a whole picture", () => {
  test("is recognised by its bytes, with its size as it stands when shown", async () => {
    for (const { name, bytes, type, width, height } of all) {
      const whole = { contentType: type, structure: { kind: "picture", width, height } };
      expect(await examine(bytes), name).toEqual(whole);
      expect(await fromDisk(bytes), name).toEqual(whole);
    }
  });

  test("may have something behind it, as phones append films and encoders padding", async () => {
    for (const { name, bytes, type } of all.filter((sample) => sample.type !== "image/avif")) {
      const longer = Buffer.concat([bytes, Buffer.from([0, 1, 2, 0xff, 0xd8, 0xff])]);
      expect(await examine(longer), name).toMatchObject({
        contentType: type,
        structure: { kind: "picture" },
      });
    }
  });
});

describe("a picture that was cut", () => {
  test("is never taken for whole, wherever it ends", async () => {
    for (const { name, bytes } of all) {
      for (let length = 0; length < bytes.length; length += 1) {
        const { structure } = await examine(bytes.subarray(0, length));
        expect(structure?.kind, `${name} cut to ${String(length)} of ${String(bytes.length)}`).not.toBe(
          "picture",
        );
      }
    }
  });

  test("is not saved by a thumbnail inside that is whole", async () => {
    const [jpeg] = all;
    const thumbnail = Buffer.from(jpeg!.bytes);
    const block = Buffer.concat([Buffer.from("Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0", "latin1"), thumbnail]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(block.length + 2);
    const withThumbnail = Buffer.concat([
      jpeg!.bytes.subarray(0, 2),
      Buffer.from([0xff, 0xe1]),
      length,
      block,
      jpeg!.bytes.subarray(2),
    ]);
    expect((await examine(withThumbnail)).structure).toMatchObject({ kind: "picture" });
    const cut = withThumbnail.subarray(0, 6 + block.length);
    expect((await examine(cut)).structure).toEqual({ kind: "cut" });
    expect((await examine(withThumbnail.subarray(0, -2))).structure).toEqual({ kind: "cut" });
  });
});

describe("bytes of any kind", () => {
  /** Watches that no read reaches outside and that there are not too many of them. */
  const watched = async (bytes: Uint8Array) => {
    let reads = 0;
    const inner = memorySource(bytes);
    return examineStructure({
      size: bytes.length,
      read: async (offset, length) => {
        reads += 1;
        expect(reads).toBeLessThan(10_000 + bytes.length);
        expect(Number.isFinite(offset) && offset >= 0 && Number.isFinite(length) && length >= 0).toBe(true);
        return inner.read(offset, length);
      },
    });
  };

  test("never make a reader throw, run on, or read outside", { timeout: 60_000 }, async () => {
    const heads = [
      "\xff\xd8\xff",
      "\x89PNG\r\n\x1a\n",
      "RIFF\x40\0\0\0WEBP",
      "GIF89a",
      "\0\0\0\x18ftypavif",
      "\0\0\0\x18ftypheic",
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 400 }), async (head, tail) => {
        await watched(Buffer.concat([Buffer.from(head, "latin1"), tail]));
      }),
      { numRuns: 1_500 },
    );
  });

  test("nor do real pictures with bytes changed, taken out or put in", { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(all.length - 1),
        fc.array(fc.tuple(fc.nat(), fc.nat(255), fc.constantFrom("change", "remove", "insert")), {
          minLength: 1,
          maxLength: 12,
        }),
        async (which, edits) => {
          const bytes = [...all[which]!.bytes];
          for (const [place, value, edit] of edits) {
            // Headers are where it hurts: half of the edits go there.
            const at = place % 2 === 0 ? place % Math.min(bytes.length, 120) : place % bytes.length;
            if (edit === "change") bytes[at] = value;
            else if (edit === "remove") bytes.splice(at, 1);
            else bytes.splice(at, 0, value);
          }
          const { structure } = await watched(Uint8Array.from(bytes));
          if (structure?.kind === "picture") {
            expect(structure.width).toBeGreaterThan(0);
            expect(structure.height).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 1_500 },
    );
  });

  test("an orientation is always one of eight", () => {
    fc.assert(
      fc.property(fc.constantFrom("II*\0", "MM\0*", "??"), fc.uint8Array({ maxLength: 80 }), (head, tail) => {
        const orientation = exifOrientation(Buffer.concat([Buffer.from(head, "latin1"), tail]));
        expect([1, 2, 3, 4, 5, 6, 7, 8]).toContain(orientation);
      }),
      { numRuns: 2_000 },
    );
  });
});
