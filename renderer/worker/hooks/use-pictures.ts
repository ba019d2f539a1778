import { useStore } from "zustand";
import type { WorkerSubmission } from "#shared/contract/worker.ts";
import { ownAddress } from "../state/file-address.ts";
import { previewKey } from "../state/submissions.ts";
import { useSession } from "./session-context.ts";

export interface ShownFile {
  readonly key: string;
  /** Missing for what is not a picture. */
  readonly src: string | undefined;
}

/** The files of one attempt: from this page's memory if they were sent from it, else from the service. */
export const usePictures = (submission: WorkerSubmission, attempt: number): readonly ShownFile[] => {
  const { submissions, base } = useSession();
  const previews = useStore(submissions, (state) => state.previews[previewKey(submission.id, attempt)]);
  const files = submission.attempts.find((one) => one.attempt === attempt)?.files ?? [];
  return files.map((file, index) => ({
    key: file.id,
    src: file.content_type.startsWith("image/") ? (previews?.[index] ?? ownAddress(file, base)) : undefined,
  }));
};
