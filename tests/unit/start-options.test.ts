import { describe, expect, test } from "vitest";
import { HOUR, MINUTE, SECOND } from "#shared/lib/instant.ts";
import { readOptions } from "../../electron/options.ts";

const refused = (args: readonly string[], env: Record<string, string> = {}): string => {
  try {
    readOptions(args, env);
  } catch (error) {
    expect(error).toMatchObject({ code: "invalid_setting" });
    const { message } = error as Error;
    expect(message).toMatch(/\.$/);
    return message;
  }
  throw new Error(`${args.join(" ")} was taken.`);
};

describe("--limit and WINNOW_LIMITS", () => {
  test("set rates and amounts; the command line stands above the environment", () => {
    const { limits } = readOptions(
      [
        "--limit",
        "wurkSubmissions=60/1m",
        "--limit=workerJoins=10/h",
        "--limit",
        "maxFileBytes=100MiB",
        "--limit",
        "maxSubmissionsPerWorker=7",
      ],
      { WINNOW_LIMITS: "wurkSubmissions=1/1s, wrongKeys=5/30s,minFreeBytes=0" },
    );
    expect(limits).toEqual({
      wurkSubmissions: { max: 60, windowMs: MINUTE },
      workerJoins: { max: 10, windowMs: HOUR },
      wrongKeys: { max: 5, windowMs: 30 * SECOND },
      maxFileBytes: 100 * 1024 ** 2,
      maxSubmissionsPerWorker: 7,
      minFreeBytes: 0,
    });
    expect(readOptions([], {}).limits).toEqual({});
  });

  test("are refused with a sentence that says what is wrong", () => {
    expect(refused(["--limit", "speed=5"])).toContain("no limit called");
    expect(refused(["--limit", "wurkSubmissions"])).toContain("no limit called");
    expect(refused(["--limit", "wurkSubmissions=60"])).toContain("60/1m");
    expect(refused(["--limit", "wurkSubmissions=0/1m"])).toContain("1 to 1,000,000 requests");
    expect(refused(["--limit", "wurkSubmissions=5/2d"])).toContain("24 hours");
    expect(refused(["--limit", "maxFileBytes=1"])).toContain("64 KiB");
    expect(refused(["--limit", "maxFileBytes=big"])).toContain("50MiB");
    expect(refused([], { WINNOW_LIMITS: "wurkCreate=fast" })).toContain("wurkCreate=fast");
  });
});

describe("--trust-proxy", () => {
  test("takes addresses and networks of either family", () => {
    const given = ["10.0.0.7", "10.0.0.0/8", "::1", "fd00::/8"];
    expect(
      readOptions(
        given.flatMap((each) => ["--trust-proxy", each]),
        {},
      ).trustProxy,
    ).toEqual(given);
  });

  test("refuses what is neither, instead of failing later or believing everybody", () => {
    for (const wrong of ["true", "proxy.example", "10.0.0.0/33", "10.0.0.0/", "10.0.0/8", "::1/129", ""])
      expect(refused(["--trust-proxy", wrong])).toContain("--trust-proxy");
  });
});
