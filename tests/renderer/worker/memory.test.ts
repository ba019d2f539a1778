import { beforeEach, describe, expect, test } from "vitest";
import { readAddress } from "../../../renderer/worker/state/address.ts";
import { createKeyring } from "../../../renderer/worker/state/keyring.ts";
import { ownAddress } from "../../../renderer/worker/state/file-address.ts";

beforeEach(() => localStorage.clear());

describe("the keyring", () => {
  test("keeps one token a job, and offers the latest other one to stay the same worker", () => {
    const keys = createKeyring(() => localStorage);
    keys.keep("job-a", "token-a", "Ada");
    keys.keep("job-b", "token-b", "Ada L.");
    const later = createKeyring(() => localStorage);
    expect(later.token("job-a")).toBe("token-a");
    expect(later.earlierToken("job-c")).toBe("token-b");
    expect(later.earlierToken("job-b")).toBe("token-a");
    expect(later.name()).toBe("Ada L.");
    later.forget("job-a");
    expect(later.token("job-a")).toBeNull();
  });

  test("remembers until the page is closed where the browser keeps nothing", () => {
    const keys = createKeyring(() => {
      throw new DOMException("blocked", "SecurityError");
    });
    keys.keep("job-a", "token-a", "Ada");
    expect(keys.token("job-a")).toBe("token-a");
  });

  test("starts anew when what was kept cannot be read", () => {
    localStorage.setItem("winnow.worker", "{");
    expect(createKeyring(() => localStorage).token("job-a")).toBeNull();
  });
});

test("the address tells base, code and invite", () => {
  expect(readAddress({ pathname: "/w/5f3c9a1e", hash: "#in%2Bvite" })).toEqual({
    base: "",
    code: "5f3c9a1e",
    invite: "in+vite",
  });
  expect(readAddress({ pathname: "/crowd/w/5f3c9a1e", hash: "" })).toEqual({
    base: "/crowd",
    code: "5f3c9a1e",
    invite: "",
  });
});

test("a file's address keeps its signature and loses the host a phone may not reach", () => {
  const url = "https://winnow.example/files/file_1?expires=1&signature=abc";
  expect(ownAddress({ url }, "")).toBe("/files/file_1?expires=1&signature=abc");
});
