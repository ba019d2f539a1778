import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSubmissionIds } from "../../../electron/http/wurk/submission-ids.ts";

const ONE = "f3768514-0c13-4234-b91f-0f0c846988bb";
const TWO = "e80f1480-a8e6-433a-b4c3-d09564841c53";

describe("submissionIds", () => {
  test("is a text with commas or a list, trimmed, in either case, without repeats", () => {
    const both = { ids: [ONE, TWO], unknown: [] };
    expect(readSubmissionIds(`${ONE},${TWO}`)).toEqual(both);
    expect(readSubmissionIds(` ${ONE} , ,${TWO.toUpperCase()},${ONE}, `)).toEqual(both);
    expect(readSubmissionIds([ONE, ` ${TWO}`, ONE, ""])).toEqual(both);
  });

  test.each(["", " , ,", []])("%j names nothing", (given) => {
    expect(readSubmissionIds(given)).toMatchObject({ code: "no_ids" });
  });

  test("texts that are no ids are named, not dropped", () => {
    expect(readSubmissionIds(`${ONE},id1`)).toEqual({ ids: [ONE], unknown: ["id1"] });
  });

  test("more than ten different ones are too many; ten, each named twice, are not", () => {
    const id = fc.uuid();
    fc.assert(
      fc.property(fc.uniqueArray(id, { minLength: 1, maxLength: 14 }), (ids) => {
        const read = readSubmissionIds([...ids, ...ids].join(", "));
        expect(read).toMatchObject(ids.length > 10 ? { code: "too_many_ids" } : { ids });
      }),
    );
  });
});
