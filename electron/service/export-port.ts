/** What leaves by hand: how files of figures, rows and pictures are written. */

export type CsvValue = string | number | boolean | null;

export interface ExportFiles {
  /** Lines of CSV; what begins like a formula is made harmless. */
  csvLines(rows: readonly (readonly CsvValue[])[]): string;
}
