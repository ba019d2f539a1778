import type { Inbox } from "#shared/contract/inbox-calls.ts";
import type { JobCard } from "#shared/contract/desk-views.ts";
import { useCommands } from "../../commands/use-commands.ts";
import { go, goToJob } from "../../state/route.ts";
import { canPick } from "../../ui/job/deadline.ts";
import { type ClaimActions, settleIfOurs } from "../../ui/job/use-claim.ts";
import type { Cursor } from "../../ui/job/use-cursor.ts";
import { t } from "../../ui/text.ts";
import { openCard } from "./cards/open-card.ts";
import type { InboxRow } from "./cards/row.ts";
import { resume } from "./ResumeCard.tsx";

export const newJob = (): void => go({ screen: "new-job" });

interface InboxKeys {
  readonly inbox: Inbox;
  readonly cursor: Cursor<InboxRow>;
  /** What keys act on before a row is chosen: the most urgent one. */
  readonly first: InboxRow | null;
  readonly claims: ClaimActions;
  readonly settle: (job: JobCard) => void;
}

export const useInboxKeys = ({ inbox, cursor, first, claims, settle }: InboxKeys): void => {
  const target = cursor.item ?? first;
  const job = target?.card.kind === "job" ? target.card.job : null;
  const open = (): void => {
    if (cursor.item === null && inbox.resume !== null) resume(inbox.resume);
    else if (target !== null) openCard(target.card);
  };
  const hint = (order: number) => (target === null ? {} : { hint: order });
  const onJob = (run: (job: JobCard) => void) => (): void => {
    if (job !== null) run(job);
  };
  const isMissed = (): boolean => job?.phase === "moderator_selection";
  useCommands(t("frame.inbox"), [
    {
      id: "inbox.move",
      title: t("keys.move"),
      keys: ["ArrowDown", "ArrowUp"],
      shown: ["↑", "↓"],
      repeats: true,
      ...hint(1),
      run: (event) => cursor.move(event.key === "ArrowUp" ? -1 : 1),
    },
    { id: "inbox.open", title: t("keys.open"), keys: ["Enter"], ...hint(2), run: open },
    {
      id: "inbox.triage",
      title: t("inbox.triage"),
      keys: ["t"],
      ...hint(3),
      when: () => job !== null,
      run: onJob(({ id }) => goToJob(id, "triage")),
    },
    {
      id: "inbox.pick",
      title: t("inbox.pick"),
      keys: ["p"],
      ...hint(4),
      when: () => job !== null && canPick(job),
      run: onJob(({ id }) => goToJob(id, "pick")),
    },
    {
      id: "inbox.claim",
      title: t("claim.do"),
      keys: ["c"],
      ...(inbox.missed.length > 0 && { hint: 5 }),
      when: isMissed,
      run: onJob(claims.toggle),
    },
    {
      id: "inbox.settle",
      title: t("inbox.settle"),
      keys: ["s"],
      ...(inbox.missed.length > 0 && { hint: 6 }),
      when: isMissed,
      run: onJob((each) => settleIfOurs(each, settle)),
    },
    { id: "inbox.new", title: t("inbox.newJob"), keys: ["n"], hint: 7, run: newJob },
  ]);
};
