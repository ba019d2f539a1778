import type { SubmissionDetail } from "#shared/contract/desk-views.ts";
import { RejectedCard } from "../../../ui/RejectedCard.tsx";

interface WorkerPreviewProps {
  readonly detail: SubmissionDetail;
  readonly words: string | null;
}

/** What the worker will read, with the very text that is sent. */
export const WorkerPreview = ({ detail, words }: WorkerPreviewProps) => (
  <RejectedCard words={words} picture={detail.thumbnail} />
);
