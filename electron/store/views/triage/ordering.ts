import type { TriageSort } from "../../../service/views-port.ts";
import { starsOfFacet } from "../../rows/facet.ts";
import type { JobColumns } from "./job-columns.ts";
import { descendingKeyOf, keyOf, LAST, sortedBy } from "./radix.ts";

/** From the weakest key to the strongest: each sorts what the one before has sorted. */
type Keys = readonly ((row: number) => number)[];

const keysFor = (columns: JobColumns, sort: TriageSort): Keys => {
  const { facet, mean, confidence, dimensions, secondsToDecide, worker } = columns;
  const rising = (values: Float32Array) => (row: number) => keyOf(values[row] ?? Number.NaN);
  const falling = (values: Float32Array) => (row: number) => descendingKeyOf(values[row] ?? Number.NaN);
  const stars = (row: number): number => starsOfFacet(facet[row] ?? 0);
  const best = (row: number): number => 5 - stars(row);
  const worst = (row: number): number => (stars(row) === 0 ? LAST : stars(row));
  switch (sort) {
    case "newest":
    case "oldest":
      return [];
    case "best":
      return [falling(mean), best];
    case "worst":
      return [rising(mean), worst];
    case "least_certain":
      return [rising(confidence)];
    case "relevance_high":
      return [falling(dimensions.relevance)];
    case "relevance_low":
      return [rising(dimensions.relevance)];
    case "quality_high":
      return [falling(dimensions.quality)];
    case "quality_low":
      return [rising(dimensions.quality)];
    case "completeness_high":
      return [falling(dimensions.completeness)];
    case "completeness_low":
      return [rising(dimensions.completeness)];
    case "worker":
      return [(row) => worker[row] ?? 0];
    case "slowest_decided":
      return [falling(secondsToDecide)];
  }
};

/**
 * Rows, which come in the order of their numbers, as the sort wants them. Ties go by number, so that the order of a
 * list never depends on chance; what the sort knows nothing of comes last.
 */
export const ordered = (columns: JobColumns, rows: Uint32Array, sort: TriageSort): Uint32Array =>
  sort === "newest"
    ? rows.toReversed()
    : keysFor(columns, sort).reduce((sorted, key) => sortedBy(sorted, key), rows);

/** The highest of these values first; a submission's stands at its number. */
export const orderedByValues = (rows: Uint32Array, values: Float32Array): Uint32Array =>
  sortedBy(rows, (row) => descendingKeyOf(values[row + 1] ?? Number.NaN));
