import type { Failure } from "../wire/failure.ts";
import type { Entry } from "./queue-entry.ts";

const serverTroubleFrom = 500;
const diskFull = 507;

/** Refusals that every other new submission would meet too, so nothing more is sent in vain. */
const forTheWholeJob = new Set([
  "no_places_left",
  "job_closed",
  "job_cancelled",
  "job_settled",
  "not_collecting",
  "worker_limit_reached",
  "disk_full",
]);

export const concernsAll = (failure: Failure): boolean =>
  failure.kind === "refused" &&
  (failure.status === 401 || failure.status === diskFull || forTheWholeJob.has(failure.code ?? ""));

export const isTooMany = (failure: Failure): boolean => failure.kind === "refused" && failure.status === 429;

const isServerTrouble = (failure: Failure): boolean =>
  failure.kind === "refused" && failure.status >= serverTroubleFrom && failure.status !== diskFull;

/** The body did not arrive whole; what the page sends is well-formed, so it has no other reason. */
const isTorn = (failure: Failure): boolean =>
  failure.kind === "refused" && failure.status === 400 && failure.code === null;

/** An earlier sending of the same parcel, whose answer was lost, is still being taken in. */
const isStillTakenIn = (failure: Failure, entry: Entry): boolean =>
  failure.kind === "refused" && failure.status === 409 && failure.code === null && entry.breaks > 0;

/** Sending the same again later may help. */
export const isPassing = (failure: Failure, entry: Entry): boolean =>
  failure.kind === "unreachable" ||
  isServerTrouble(failure) ||
  isTorn(failure) ||
  isStillTakenIn(failure, entry);
