import { describe, expect, test } from "vitest";
import { REFUSAL_CODES, refuse } from "#shared/domain/refusal.ts";
import { bodyOf, FIRSTHAND_TYPES, firsthandType } from "../../../electron/http/errors/dialects.ts";
import { problemFrom } from "../../../electron/http/errors/reading.ts";
import { problemOf, statusOfRefusal } from "../../../electron/http/errors/refusal-table.ts";

test("a full disk is 507 however it was noticed, and not a fault of the program", () => {
  const full = Object.assign(new Error("database or disk is full"), { code: "disk_full" });
  expect(problemFrom(full)).toMatchObject({ status: 507, code: "disk_full", isRefusal: true });
  expect(problemFrom(new Error("something else"))).toMatchObject({ status: 500, code: "internal" });
});

describe("refusals", () => {
  test.each(REFUSAL_CODES)("%s has a status, a FirstHand type and a WURK word", (code) => {
    const status = statusOfRefusal(code);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(FIRSTHAND_TYPES).toContain(firsthandType(status));
    const problem = problemOf(refuse(code, "No."));
    expect(bodyOf("wurk", problem, "req_1")).toEqual({ ok: false, error: "No.", code });
    expect(bodyOf("firsthand", problem, "req_1")).toEqual({
      error: { type: firsthandType(status), code, message: "No.", request_id: "req_1", details: [] },
    });
  });

  test.each([
    [400, "invalid_request"],
    [401, "unauthorized"],
    [403, "forbidden"],
    [404, "not_found"],
    [409, "conflict"],
    [413, "payload_too_large"],
    [415, "unsupported_media_type"],
    [421, "invalid_request"],
    [422, "unprocessable"],
    [429, "rate_limited"],
    [500, "internal"],
    [507, "internal"],
  ])("%i is %s", (status, type) => {
    expect(firsthandType(status)).toBe(type);
  });
});
