import type { InboxCard } from "#shared/contract/inbox-calls.ts";
import type { JobCard } from "#shared/contract/desk-views.ts";

export interface RowProps {
  readonly current: boolean;
  /** The focus moved here by a key, so the row takes it. */
  readonly focused: boolean;
  readonly onCurrent: () => void;
}

export interface JobRowProps extends RowProps {
  readonly job: JobCard;
}

/** A row of either list, as the cursor knows it. */
export interface InboxRow {
  readonly id: string;
  readonly card: InboxCard;
  readonly missed: boolean;
}
