import type { WorkerJob } from "#shared/contract/worker.ts";
import type { Failure, Refused } from "../wire/failure.ts";
import { localeNow, say } from "../words.ts";
import { showBytes } from "./figures.ts";
import { formatList } from "./media.ts";

/** What happened, and what to do about it. */
export interface Explained {
  readonly title: string;
  readonly sentence: string;
}

type Kind =
  | "invite"
  | "no_places"
  | "closed"
  | "cancelled"
  | "limit"
  | "too_large"
  | "wrong_type"
  | "damaged"
  | "too_many_pixels"
  | "too_many_files"
  | "nothing"
  | "disk"
  | "retrying"
  | "too_many"
  | "other";

const byCode: Readonly<Record<string, Kind>> = {
  invite_unknown: "invite",
  no_places_left: "no_places",
  job_closed: "closed",
  job_settled: "closed",
  not_collecting: "closed",
  job_cancelled: "cancelled",
  worker_limit_reached: "limit",
  file_too_large: "too_large",
  unsupported_media_type: "wrong_type",
  file_damaged: "damaged",
  file_empty: "damaged",
  too_many_pixels: "too_many_pixels",
  too_many_files: "too_many_files",
  nothing_sent: "nothing",
  disk_full: "disk",
  not_retrying: "retrying",
  stale_attempt: "retrying",
};

const byStatus: Readonly<Record<number, Kind>> = {
  401: "invite",
  403: "invite",
  413: "too_large",
  415: "wrong_type",
  422: "damaged",
  429: "too_many",
  507: "disk",
};

const kindOf = ({ code, status }: Refused): Kind => byCode[code ?? ""] ?? byStatus[status] ?? "other";

/** In English the service says more than its code: which file, what is broken, how much is too much. */
const speaksForItself = new Set<Kind>(["damaged", "other", "limit"]);

/** Why a parcel was not taken. */
export const explainRefusal = (failure: Failure, job: WorkerJob): Explained => {
  if (failure.kind === "unreachable") {
    return { title: say("refusal.unreachable.title"), sentence: say("refusal.unreachable") };
  }
  const kind = kindOf(failure);
  const title = say(`refusal.${kind}.title`);
  if (speaksForItself.has(kind) && failure.message !== null && localeNow().startsWith("en"))
    return { title, sentence: failure.message };
  if (kind === "too_large") {
    return { title, sentence: say("refusal.too_large", { most: showBytes(job.max_file_bytes) }) };
  }
  if (kind === "wrong_type") {
    const formats = formatList(job.accept);
    return { title, sentence: say("refusal.wrong_type", { formats }) };
  }
  if (kind === "too_many_files") {
    return { title, sentence: say("refusal.too_many_files", { n: job.files_per_submission }) };
  }
  return { title, sentence: say(`refusal.${kind}`) };
};

/** Why a call without files (another try, older entries) did not work, in one sentence. */
export const explainCall = (failure: Failure, job: WorkerJob): string => {
  if (failure.kind === "unreachable") return say("refusal.call.unreachable");
  const { title, sentence } = explainRefusal(failure, job);
  return `${title}. ${sentence}`;
};

/** Whether sending the same once more can help. */
export const canSendAgain = (failure: Failure): boolean =>
  failure.kind === "unreachable" || ["no_places", "disk", "other", "too_many"].includes(kindOf(failure));

/** Why the page does not open. */
export const explainShut = (failure: Failure): Explained => {
  const explained = (kind: "invite" | "not_found" | "closed" | "unreachable" | "other"): Explained => ({
    title: say(`shut.${kind}.title`),
    sentence: say(`shut.${kind}`),
  });
  if (failure.kind === "unreachable") return explained("unreachable");
  if (failure.status === 429) {
    return { title: say("shut.rate.title"), sentence: say("shut.rate", { n: failure.retryAfter ?? 60 }) };
  }
  const kind = kindOf(failure);
  if (kind === "invite") return explained("invite");
  if (kind === "closed" || kind === "cancelled") return explained("closed");
  return failure.status === 404 || failure.status === 400 ? explained("not_found") : explained("other");
};

/** Whether trying the door again can help. */
export const canKnockAgain = (failure: Failure): boolean =>
  failure.kind === "unreachable" || failure.status === 429 || failure.status >= 500;
