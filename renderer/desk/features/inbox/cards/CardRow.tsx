import type { InboxCard } from "#shared/contract/inbox-calls.ts";
import { assertNever } from "#shared/lib/assert-never.ts";
import { ConflictRow } from "./ConflictRow.tsx";
import { JobRow } from "./JobRow.tsx";
import type { RowProps } from "./row.ts";
import { SealRow } from "./SealRow.tsx";
import { WebhooksRow } from "./WebhooksRow.tsx";

/** One component for each kind of what can wait. */
export const CardRow = ({ card, ...row }: RowProps & { readonly card: InboxCard }) => {
  switch (card.kind) {
    case "job":
      return <JobRow job={card.job} {...row} />;
    case "webhooks":
      return <WebhooksRow card={card} {...row} />;
    case "seal":
      return <SealRow card={card} {...row} />;
    case "conflict":
      return <ConflictRow card={card} {...row} />;
    default:
      return assertNever(card);
  }
};
