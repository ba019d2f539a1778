import type { JobId } from "#shared/domain/ids.ts";

interface TriageScreenProps {
  readonly jobId: JobId;
  /** The submission to stand on at first, where the address names one. */
  readonly number: number | null;
}

export const TriageScreen = (_props: TriageScreenProps) => null;
