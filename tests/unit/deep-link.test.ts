import { describe, expect, test } from "vitest";
import { type JobId, toPublicId } from "#shared/domain/ids.ts";
import { addressOf, isLink } from "../../electron/shell/deep-link.ts";

const ID = "019a1b2c-3d4e-7f00-8a1b-2c3d4e5f6071" as JobId;

describe("a link into the desk", () => {
  test.each([
    ["winnow://inbox", "inbox"],
    ["winnow://settings/keys/", "settings/keys"],
    [`winnow://job/${ID}`, `job/${ID}/brief`],
    [`winnow://job/${ID}/413`, `job/${ID}/triage/413`],
    [`winnow:job/${toPublicId("job", ID)}/7`, `job/${ID}/triage/7`],
  ])("%s leads to %s", (link, address) => {
    expect(addressOf(link)).toBe(address);
  });

  test.each([
    "winnow://",
    "winnow://job/1",
    `winnow://job/${ID}/0`,
    `winnow://job/${ID}/7/approve`,
    "winnow://settings/../job",
    "winnow://inbox/all",
    "winnow://seal/everything",
    "winnow://settings/javascript:alert(1)",
  ])("%s leads nowhere", (link) => {
    expect(addressOf(link)).toBeNull();
  });

  test("is known among a program's arguments", () => {
    expect(["--data", "/tmp/winnow:1", "WINNOW://inbox"].filter(isLink)).toEqual(["WINNOW://inbox"]);
  });
});
