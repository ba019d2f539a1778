/** What the wire can be told. Everything has the default that the references or API.md name. */
import { HOUR, MINUTE } from "#shared/lib/instant.ts";

/** At most `max` in each window; the windows are fixed and begin with the first request. */
export interface RateLimit {
  readonly max: number;
  readonly windowMs: number;
}

export interface RateLimits {
  /** Per key and endpoint (reference: Endpoints, Rate Limit). */
  readonly wurkSubmissions: RateLimit;
  readonly wurkChooseWinners: RateLimit;
  readonly wurkCreate: RateLimit;
  /** Per address. */
  readonly wrongKeys: RateLimit;
  readonly workerRequests: RateLimit;
  readonly workerJoins: RateLimit;
  /** Per worker. */
  readonly workerUploads: RateLimit;
}

export const DEFAULT_RATE_LIMITS: RateLimits = {
  wurkSubmissions: { max: 6, windowMs: MINUTE },
  wurkChooseWinners: { max: 50, windowMs: MINUTE },
  wurkCreate: { max: 50, windowMs: MINUTE },
  wrongKeys: { max: 100, windowMs: MINUTE },
  workerRequests: { max: 600, windowMs: MINUTE },
  workerJoins: { max: 60, windowMs: HOUR },
  workerUploads: { max: 120, windowMs: MINUTE },
};

export interface HttpOptions {
  /** The first builds `upload_url` and `file_url`; the hosts of all are own names. */
  readonly publicUrls: readonly string[];
  /** Addresses or CIDRs of proxies whose X-Forwarded-* headers are believed. */
  readonly trustProxy: readonly string[];
  /** Further own host names, without port. */
  readonly hosts: readonly string[];
  readonly rateLimits: Partial<RateLimits>;
  readonly version: string;
  /** The built worker page: index.html and assets/. */
  readonly workerPageDir: string;
  /** Check every answer against its schema and answer 500 where one differs. For tests: it costs time. */
  readonly checkAnswers?: boolean;
}
