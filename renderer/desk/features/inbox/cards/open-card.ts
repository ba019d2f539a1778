import type { InboxCard } from "#shared/contract/inbox-calls.ts";
import { assertNever } from "#shared/lib/assert-never.ts";
import { go, type Route } from "../../../state/route.ts";
import { openMain } from "../../../ui/job/JobLink.tsx";
import { openConflict } from "../sync/open-conflict.ts";

export const WEBHOOKS: Route = { screen: "settings", section: "webhooks" };

/** What Enter does on a card. */
export const openCard = (card: InboxCard): void => {
  switch (card.kind) {
    case "job":
      openMain(card.job);
      return;
    case "webhooks":
      go(WEBHOOKS);
      return;
    case "seal":
      go({ screen: "job", jobId: card.jobId, tab: "pick", number: null });
      return;
    case "conflict":
      openConflict(card.conflictId);
      return;
    default:
      assertNever(card);
  }
};
