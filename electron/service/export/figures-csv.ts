import type { InsightsView } from "#shared/contract/insights-calls.ts";
import { approvalRate, averageStars, shareOf, type Totals } from "#shared/domain/insights/figures.ts";
import { toIsoSeconds } from "#shared/lib/instant.ts";
import type { CsvValue, ExportFiles } from "../export-port.ts";

/** Spreadsheets read UTF-8 only where a file says so. */
export const CSV_START = "\uFEFF";

const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 10_000) / 10_000;

const totals = (of: Totals): readonly CsvValue[] => [
  of.total,
  of.approved,
  of.rejected,
  rounded(approvalRate(of)),
  rounded(averageStars(of)),
];
const TOTALS = ["submissions", "approved", "rejected", "approval_rate", "average_stars"];

/** The figures behind every chart, one part below the other, each with its own heading line. */
export const figuresCsv = ({ csvLines }: ExportFiles, view: InsightsView): string => {
  const parts: readonly (readonly (readonly CsvValue[])[])[] = [
    [
      ["part", "from", "to", ...TOTALS],
      ["summary", toIsoSeconds(view.from), toIsoSeconds(view.to), ...totals(view.now)],
    ],
    [["type", ...TOTALS], ...view.byType.map((row) => [row.type, ...totals(row)])],
    [
      ["model_stars", "submissions"],
      ...view.stars.map((amount, stars) => [stars === 0 ? "none" : stars, amount]),
    ],
    [
      ["from", ...TOTALS, "decided_by_people", "overruled"],
      ...view.buckets.map((row) => [toIsoSeconds(row.at), ...totals(row), row.decided, row.overruled]),
    ],
    [
      ["reviewer", "decided", "with_a_verdict", "overruled", "overruled_share"],
      ...view.reviewers.map(({ name, decided, judged, overruled }) => [
        name,
        decided,
        judged,
        overruled,
        rounded(shareOf(overruled, judged)),
      ]),
    ],
    [["reject_reason", "rejected"], ...view.reasons.map(({ code, amount }) => [code, amount])],
    [
      ["decided_within_seconds", "decisions"],
      ...view.waits.bars.map(({ upToMs, amount }) => [upToMs === null ? "more" : upToMs / 1000, amount]),
    ],
    [
      ["worker", "name", "sent_here", "sent", "approved", "approved_share"],
      ...view.workers.map(({ id, name, sentHere, sent, approved }) => [
        id,
        name,
        sentHere,
        sent,
        approved,
        rounded(shareOf(approved, sent)),
      ]),
    ],
    [["month", "credits"], ...view.credits.months.map(({ month, amount }) => [month, amount])],
  ];
  return CSV_START + parts.map((part) => csvLines(part)).join("\r\n");
};
