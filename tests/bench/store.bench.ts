/** What the store's reads cost over many rows, and what its writes cost main. WINNOW_BENCH_ROWS=1000000 for more. */
import { report } from "./report.ts";
import { benchStoreReads } from "./store-reads.ts";
import { benchStoreWrites } from "./store-writes.ts";

await benchStoreWrites(report);
await benchStoreReads(report, Number(process.env["WINNOW_BENCH_ROWS"] ?? 100_000));
