/** What the wire can be told. Everything has the default that the references or API.md name. */
import type { Metrics } from "./metrics/metrics.ts";
import type { RateLimits } from "#shared/domain/limits.ts";

export interface HttpOptions {
  /** The first builds `upload_url` and `file_url`; the hosts of all are own names. */
  readonly publicUrls: readonly string[];
  /** Addresses or CIDRs of proxies whose X-Forwarded-* headers are believed. */
  readonly trustProxy: readonly string[];
  /** Further own host names, without port. */
  readonly hosts: readonly string[];
  /** Read at every request. */
  readonly rateLimits: Partial<RateLimits>;
  /** Event streams of all workers together. */
  readonly mostStreams?: number;
  readonly version: string;
  /** The built worker page: index.html and assets/. */
  readonly workerPageDir: string;
  /** Check every answer against its schema and answer 500 where one differs. For tests: it costs time. */
  readonly checkAnswers?: boolean;
  /** Counts what is answered and serves `/metrics`; absent where that is switched off. */
  readonly metrics?: Metrics;
}
