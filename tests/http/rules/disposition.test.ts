import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contentDisposition } from "../../../electron/http/files/disposition.ts";

describe("the name and place of a file", () => {
  test.each([
    ["image/jpeg", "car.jpg", 'inline; filename="car.jpg"'],
    ["image/svg+xml", "car.svg", 'attachment; filename="car.svg"'],
    ["application/pdf", null, 'attachment; filename="file_1"'],
    ["text/html", "..\\..\\boot.html", 'attachment; filename="boot.html"'],
    ["image/png", "/etc/.passwd", 'inline; filename="passwd"'],
    ["image/png", 'a"b\\c.png', 'inline; filename="c.png"'],
    ["image/png", 'a"b.png', "inline; filename=\"a_b.png\"; filename*=UTF-8''a%22b.png"],
    [
      "image/png",
      "Fähre (1).png",
      "inline; filename=\"F_hre (1).png\"; filename*=UTF-8''F%C3%A4hre%20%281%29.png",
    ],
    ["image/png", "evil\u202egnp.exe", 'inline; filename="evilgnp.exe"'],
    ["image/png", "a\r\nSet-Cookie: x.png", 'inline; filename="aSet-Cookie_ x.png"'],
  ])("%s named %j", (type, name, header) => {
    expect(contentDisposition(type, name, "file_1")).toBe(header);
  });

  test("no name breaks out of the header", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (name) => {
        const header = contentDisposition("application/pdf", name, "file_1");
        expect(header).toMatch(
          /^attachment; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]+"(; filename\*=UTF-8''[\w.~%-]+)?$/,
        );
      }),
    );
  });
});
