import type { Inbox } from "#shared/contract/inbox-calls.ts";
import { useClock } from "../../state/clock.ts";
import { go } from "../../state/route.ts";
import { Button } from "../../ui/Button.tsx";
import { formatMoment } from "../../ui/format/times.ts";
import { Panel } from "../../ui/Panel.tsx";
import { EmptyState } from "../../ui/States.tsx";
import { t } from "../../ui/text.ts";

/** Nothing to do: when that changes, or how to begin. */
export const EmptyInbox = ({ inbox }: { readonly inbox: Inbox }) => {
  const next = inbox.nextDeadline;
  const when = useClock((now) => (next === null ? "" : formatMoment(next, now)));
  const noJobs = inbox.quietTotal + inbox.missedTotal + inbox.settledTotal === 0;
  if (noJobs) {
    return (
      <Panel padded={false}>
        <EmptyState
          title={t("inbox.noJobs")}
          frames={["plus", "dashed", "dashed"]}
          actions={
            <Button tone="primary" icon="plus" keys="n" onPress={() => go({ screen: "new-job" })}>
              {t("inbox.newJob")}
            </Button>
          }
        >
          {t("inbox.noJobsAbout")}
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel padded={false}>
      <EmptyState
        title={inbox.missed.length > 0 ? t("inbox.onlyMissed") : t("inbox.nothing")}
        actions={<Button onPress={() => go({ screen: "jobs" })}>{t("inbox.allJobs")}</Button>}
      >
        {next !== null && t("inbox.nextDeadline", { when })}{" "}
        {inbox.quietTotal > 0 && t("inbox.collecting", { count: inbox.quietTotal })}
      </EmptyState>
    </Panel>
  );
};
