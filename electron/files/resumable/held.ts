import type { AnnouncedUpload, HeldUploads } from "../../service/ports.ts";

/** What uploads hold by worker and by job, counted as they come and go: it is asked for before each of them. */
export interface HeldCounts {
  add(upload: AnnouncedUpload): void;
  remove(upload: AnnouncedUpload): void;
  of(one: { readonly workerId: string } | { readonly jobId: string }): HeldUploads;
}

const NOTHING: HeldUploads = { count: 0, bytes: 0 };

export const heldCounts = (): HeldCounts => {
  const byOne = new Map<string, HeldUploads>();
  const change = ({ workerId, jobId, sizeBytes }: AnnouncedUpload, sign: 1 | -1): void => {
    for (const one of [workerId, jobId]) {
      const { count, bytes } = byOne.get(one) ?? NOTHING;
      if (count + sign === 0) byOne.delete(one);
      else byOne.set(one, { count: count + sign, bytes: bytes + sign * sizeBytes });
    }
  };
  return {
    add: (upload) => change(upload, 1),
    remove: (upload) => change(upload, -1),
    // Both are ids of the whole installation, so one never stands for the other.
    of: (one) => byOne.get("workerId" in one ? one.workerId : one.jobId) ?? NOTHING,
  };
};
