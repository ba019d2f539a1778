import { createStore, type StoreApi } from "zustand/vanilla";
import type { WorkerSubmission } from "#shared/contract/worker.ts";

/** The worker's own submissions of this job. */
export interface Submissions {
  /** Newest first. */
  readonly list: readonly WorkerSubmission[];
  readonly loaded: boolean;
  /** There may be older ones that were not asked for yet. */
  readonly more: boolean;
  /** Addresses, in this page's memory, of what was sent from it: submission id and attempt -> pictures. */
  readonly previews: Readonly<Record<string, readonly string[]>>;
}

export type SubmissionsStore = StoreApi<Submissions>;

export const createSubmissions = (): SubmissionsStore =>
  createStore<Submissions>(() => ({ list: [], loaded: false, more: false, previews: {} }));

/** Puts in what is new, replaces what is known. */
export const merge = (
  list: readonly WorkerSubmission[],
  arrived: readonly WorkerSubmission[],
): readonly WorkerSubmission[] => {
  const byId = new Map(list.map((submission) => [submission.id, submission]));
  for (const submission of arrived) byId.set(submission.id, submission);
  return [...byId.values()].sort((a, b) => b.number - a.number);
};

export const previewKey = (id: string, attempt: number): string => `${id}/${attempt}`;
