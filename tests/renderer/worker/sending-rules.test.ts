// @vitest-environment node
import { describe, expect, test } from "vitest";
import { checkFiles, type Measured } from "../../../renderer/worker/state/file-checks.ts";
import { parcelsOf } from "../../../renderer/worker/state/parcels.ts";
import { retryAfterSeconds } from "../../../renderer/worker/wire/failure.ts";
import { multipart } from "../../../renderer/worker/wire/multipart.ts";

const file = (name: string, type: string, bytes = 10): File =>
  new File([new Uint8Array(bytes)], name, { type });

describe("checks before sending", () => {
  const needs = {
    accept: ["image/jpeg", "image/heic"],
    max_file_bytes: 100,
    min_width: 800,
    min_height: 600,
  };
  const check = (one: File, size: Measured | null = { width: 800, height: 600 }) =>
    checkFiles([one], needs, async () => size);

  test.each([
    ["an empty file", file("a.jpg", "image/jpeg", 0), undefined, "empty"],
    ["a heavy file", file("a.jpg", "image/jpeg", 101), undefined, "too_large"],
    ["another type", file("a.png", "image/png"), undefined, "wrong_type"],
    ["a type told by the name alone", file("a.png", ""), undefined, "wrong_type"],
    ["a picture that does not open", file("a.jpg", "image/jpeg"), null, "does_not_open"],
    ["too few pixels across", file("a.jpg", "image/jpeg"), { width: 799, height: 600 }, "too_small"],
    ["too few pixels down", file("a.jpg", "image/jpeg"), { width: 800, height: 599 }, "too_small"],
  ] as const)("find %s", async (_, one, size, kind) => {
    expect(await check(one, size)).toMatchObject([{ kind }]);
  });

  test.each([
    ["a picture of exactly the smallest size", file("a.jpg", "image/jpeg"), undefined],
    ["HEIC, which this browser cannot open", file("a.heic", "image/heic"), null],
    ["HEIC under its other name", file("a.heif", "image/heif"), null],
    ["what nobody knows the type of", file("photo", ""), undefined],
  ] as const)("let %s through", async (_, one, size) => {
    expect(await check(one, size)).toEqual([]);
  });
});

describe("parcels", () => {
  const files = ["a", "b", "c", "d", "e"].map((name) => file(name, "image/jpeg"));
  const names = (per: number) =>
    parcelsOf(files, per, "words").map((one) => one.files.map(({ name }) => name).join(""));

  test("hold one file each, or as many as make a submission", () => {
    expect(names(1)).toEqual(["a", "b", "c", "d", "e"]);
    expect(names(2)).toEqual(["ab", "cd", "e"]);
  });
  test("carry the words once", () => {
    expect(parcelsOf(files, 2, "words").map(({ text }) => text)).toEqual(["words", "", ""]);
  });
  test("can be words alone, but not nothing", () => {
    expect(parcelsOf([], 1, "words")).toEqual([{ files: [], text: "words" }]);
    expect(parcelsOf([], 1, "  ")).toEqual([]);
  });
});

describe("the multipart body", () => {
  test("is read back by a standard reader, awkward names included", async () => {
    const one = new File(["bytes of\r\na picture"], 'my "best" photo.jpg', { type: "image/jpeg" });
    const body = multipart({ files: [one], text: " Corner of Mill Street " }, "winnow-1");
    const form = await new Response(body, { headers: { "content-type": body.type } }).formData();
    expect(form.get("content_text")).toBe("Corner of Mill Street");
    const got = form.get("file") as File;
    expect([got.name, got.type, await got.text()]).toEqual([
      'my "best" photo.jpg',
      "image/jpeg",
      "bytes of\r\na picture",
    ]);
  });
  test("is the same, byte for byte, when it is sent again", async () => {
    const parcel = { files: [file("a.jpg", "image/jpeg")], text: "words" };
    expect(await multipart(parcel, "winnow-1").text()).toBe(await multipart(parcel, "winnow-1").text());
  });
});

test("Retry-After is read in both of its forms", () => {
  expect(retryAfterSeconds("7")).toBe(7);
  expect(retryAfterSeconds("Wed, 21 Oct 2026 07:28:30 GMT", Date.UTC(2026, 9, 21, 7, 28, 0))).toBe(30);
  expect(retryAfterSeconds(null)).toBeNull();
  expect(retryAfterSeconds("soon")).toBeNull();
});
