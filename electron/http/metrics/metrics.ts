/** The figures of `/metrics`, counted while the service runs; they name no owner, worker, job or file. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { SECOND } from "#shared/lib/instant.ts";
import { isRefusal } from "#shared/domain/refusal.ts";
import type { Ports } from "../../service/ports.ts";

export interface Metrics {
  readonly contentType: string;
  /** What is known now, in Prometheus' text format. */
  text(): Promise<string>;
  answered(answer: {
    readonly method: string;
    readonly route: string;
    readonly status: number;
    readonly ms: number;
  }): void;
  /** The same ports, with what they take measured. */
  measured(ports: Ports): Ports;
}

const REQUEST_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const WRITE_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];
const SCORING_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

const UPLOADS = /^\/worker\/v1\/(jobs\/:code\/submissions|submissions\/:submission_id\/attempts)$/;

export const createMetrics = (): Metrics => {
  const register = new Registry();
  // CPU, memory, garbage collection and the delay of the event loop.
  collectDefaultMetrics({ register });
  const requests = new Histogram({
    name: "winnow_http_request_duration_seconds",
    help: "HTTP requests, until the answer was handed over.",
    labelNames: ["method", "route", "status"],
    buckets: REQUEST_SECONDS,
    registers: [register],
  });
  const uploads = new Counter({
    name: "winnow_uploads_total",
    help: "Submissions and further tries that workers sent, by what came of them.",
    labelNames: ["outcome"],
    registers: [register],
  });
  const examined = new Histogram({
    name: "winnow_scoring_duration_seconds",
    help: "Pictures in the scoring process, from handing over to measurements and similarities.",
    labelNames: ["outcome"],
    buckets: SCORING_SECONDS,
    registers: [register],
  });
  const writes = new Histogram({
    name: "winnow_store_write_duration_seconds",
    help: "Changes of the database, from asking until they are on disk.",
    labelNames: ["outcome"],
    buckets: WRITE_SECONDS,
    registers: [register],
  });
  for (const outcome of ["taken", "refused", "failed"]) uploads.inc({ outcome }, 0);

  return {
    contentType: register.contentType,
    text: () => register.metrics(),
    answered: ({ method, route, status, ms }) => {
      requests.observe({ method, route, status }, ms / SECOND);
      if (method !== "POST" || !UPLOADS.test(route)) return;
      uploads.inc({ outcome: status < 300 ? "taken" : status < 500 ? "refused" : "failed" });
    },
    measured: (ports) => {
      addStanding(register, ports);
      return {
        ...ports,
        scorer: {
          ...ports.scorer,
          examine: async (request) => {
            const done = examined.startTimer();
            const result = await ports.scorer.examine(request);
            done({ outcome: result.kind });
            return result;
          },
        },
        store: {
          ...ports.store,
          write: async (work) => {
            const done = writes.startTimer();
            try {
              const result = await ports.store.write(work);
              done({ outcome: isRefusal(result) ? "refused" : "kept" });
              return result;
            } catch (error) {
              done({ outcome: "failed" });
              throw error;
            }
          },
        },
      };
    },
  };
};

/** Read when somebody asks. */
const addStanding = (register: Registry, { store, models }: Ports): void => {
  const submissions = new Gauge({
    name: "winnow_submissions_waiting",
    help: "Submissions that wait for a score, by what they wait for.",
    labelNames: ["for"],
    registers: [register],
    collect: async () => {
      const jobs = await store.views.jobOverviews();
      const sum = (count: (job: (typeof jobs)[number]) => number): number =>
        jobs.reduce((total, job) => total + count(job), 0);
      submissions.set(
        { for: "scorer" },
        sum((job) => job.toScore),
      );
      submissions.set(
        { for: "model" },
        sum((job) => job.waitingForModel),
      );
      submissions.set(
        { for: "person" },
        sum((job) => job.waitingForPerson),
      );
    },
  });
  const deliveries = new Gauge({
    name: "winnow_webhook_deliveries",
    help: "Webhook deliveries that wait for their next attempt, and those given up until somebody replays them.",
    labelNames: ["state"],
    registers: [register],
    collect: async () => {
      const endpoints = await store.views.webhookOverviews();
      const sum = (count: (endpoint: (typeof endpoints)[number]) => number): number =>
        endpoints.reduce((total, endpoint) => total + count(endpoint), 0);
      deliveries.set(
        { state: "waiting" },
        sum((endpoint) => endpoint.waiting),
      );
      deliveries.set(
        { state: "parked" },
        sum((endpoint) => endpoint.parked),
      );
    },
  });
  const model = new Gauge({
    name: "winnow_model_in_use",
    help: "1 while a scoring model is in use.",
    registers: [register],
    collect: () => {
      model.set(models.current() === null ? 0 : 1);
    },
  });
};
