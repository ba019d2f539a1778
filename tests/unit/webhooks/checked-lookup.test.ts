import { expect, test } from "vitest";
import type { LookupAddress } from "node:dns";
import type { Reach } from "../../../electron/net/address-rules.ts";
import { checkedLookup } from "../../../electron/net/checked-lookup.ts";

const PUBLIC = { address: "93.184.216.34", family: 4 };
const PRIVATE = { address: "10.0.0.1", family: 4 };
const MAPPED = { address: "::ffff:10.0.0.1", family: 6 };
const NOTHING: Reach = { loopback: false, private: false };

/** What a socket would be told: the addresses it may connect to, or the error's code. */
const told = (found: readonly LookupAddress[], reach: Reach, all: boolean): Promise<unknown> =>
  new Promise((resolve) => {
    checkedLookup(() => Promise.resolve(found), reach)("hooks.example", { all }, (error, address, family) =>
      resolve(error === null ? (all ? address : { address, family }) : error.code),
    );
  });

test("public addresses are handed on, all of them or the first", async () => {
  const second = { address: "2606:4700::1111", family: 6 };
  expect(await told([PUBLIC, second], NOTHING, true)).toEqual([PUBLIC, second]);
  expect(await told([PUBLIC, second], NOTHING, false)).toEqual(PUBLIC);
});

test.each([
  ["a private one", [PRIVATE]],
  ["a mapped one", [MAPPED]],
  ["a private one after a public one", [PUBLIC, PRIVATE]],
  ["a private one before a public one", [PRIVATE, PUBLIC]],
])("%s refuses the name, unless the endpoint may reach it", async (_, found) => {
  for (const all of [true, false]) {
    expect(await told(found, NOTHING, all)).toBe("ADDRESS_REFUSED");
    expect(await told(found, { loopback: true, private: false }, all)).toBe("ADDRESS_REFUSED");
    expect(await told(found, { loopback: false, private: true }, all)).toEqual(all ? found : found[0]);
  }
});

test("a name without an address is not found, and a failure is handed on", async () => {
  expect(await told([], NOTHING, true)).toBe("ENOTFOUND");
  const failing = checkedLookup(
    () => Promise.reject(Object.assign(new Error("later"), { code: "EAI_AGAIN" })),
    NOTHING,
  );
  const code = await new Promise((resolve) => {
    failing("hooks.example", {}, (error) => resolve(error?.code));
  });
  expect(code).toBe("EAI_AGAIN");
});
