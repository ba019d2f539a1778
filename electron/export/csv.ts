import { stringify } from "csv-stringify/sync";
import type { CsvValue } from "../service/export-port.ts";

/**
 * Lines of CSV as RFC 4180 has them. What begins like a formula gets an apostrophe before it, so that a worker's text
 * is never run by a spreadsheet; numbers are ours and stay numbers.
 */
export const csvLines = (rows: readonly (readonly CsvValue[])[]): string =>
  stringify(
    rows.map((row) => row.map((value) => (typeof value === "boolean" ? (value ? "yes" : "no") : value))),
    {
      record_delimiter: "windows",
      escape_formulas: true,
      cast: { number: (value) => ({ value: String(value), escape_formulas: false }) },
    },
  );
