/** Conditional requests and byte ranges (RFC 9110, sections 13 and 14), as decisions over plain headers. */
import type { IncomingHttpHeaders } from "node:http";

export interface Representation {
  /** With its quotes; a strong one. */
  readonly etag: string;
  /** Whole seconds, in milliseconds. */
  readonly modifiedAt: number;
  readonly sizeBytes: number;
}

export type Conditional = "send" | "not_modified" | "precondition_failed";

export const judgeConditions = (headers: IncomingHttpHeaders, file: Representation): Conditional => {
  const { "if-match": ifMatch, "if-none-match": ifNoneMatch } = headers;
  if (ifMatch !== undefined && !lists(ifMatch, file.etag, "strong")) return "precondition_failed";
  const unmodified = httpDate(headers["if-unmodified-since"]);
  if (ifMatch === undefined && unmodified !== null && file.modifiedAt > unmodified)
    return "precondition_failed";
  if (ifNoneMatch !== undefined) return lists(ifNoneMatch, file.etag, "weak") ? "not_modified" : "send";
  const since = httpDate(headers["if-modified-since"]);
  return since !== null && file.modifiedAt <= since ? "not_modified" : "send";
};

export type Range =
  | { readonly kind: "whole" }
  /** Both inclusive. */
  | { readonly kind: "part"; readonly first: number; readonly last: number }
  | { readonly kind: "unsatisfiable" };

const WHOLE: Range = { kind: "whole" };

/** One range is served; several, another unit and what does not parse are answered with the whole file. */
export const judgeRange = (headers: IncomingHttpHeaders, file: Representation): Range => {
  const match = /^bytes=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(headers.range ?? "");
  if (match === null || !ifRangeHolds(headers["if-range"], file)) return WHOLE;
  const [, from = "", to = ""] = match;
  if (from === "" && to === "") return WHOLE;
  if (from === "") {
    const length = Math.min(Number(to), file.sizeBytes);
    return length === 0
      ? { kind: "unsatisfiable" }
      : { kind: "part", first: file.sizeBytes - length, last: file.sizeBytes - 1 };
  }
  const first = Number(from);
  if (to !== "" && Number(to) < first) return WHOLE;
  if (first >= file.sizeBytes) return { kind: "unsatisfiable" };
  return {
    kind: "part",
    first,
    last: to === "" ? file.sizeBytes - 1 : Math.min(Number(to), file.sizeBytes - 1),
  };
};

/** If-Range compares strongly: an exact tag, or the exact date. */
const ifRangeHolds = (header: string | string[] | undefined, file: Representation): boolean => {
  if (header === undefined) return true;
  if (typeof header !== "string") return false;
  return header.startsWith('"') ? header === file.etag : httpDate(header) === file.modifiedAt;
};

const lists = (header: string, etag: string, comparison: "strong" | "weak"): boolean =>
  header
    .split(",")
    .map((tag) => tag.trim())
    .some((tag) => tag === "*" || (comparison === "weak" ? tag.replace(/^W\//, "") : tag) === etag);

const httpDate = (text: string | undefined): number | null => {
  const at = text === undefined ? NaN : Date.parse(text);
  return Number.isNaN(at) ? null : at;
};
