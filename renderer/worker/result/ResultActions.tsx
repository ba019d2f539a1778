import { useState } from "react";
import type { WorkerSubmission } from "#shared/contract/worker.ts";
import { ActionBar } from "../frame/ActionBar.tsx";
import { Button } from "../frame/Button.tsx";
import { Notice } from "../frame/Notice.tsx";
import { useJob, useSession } from "../hooks/session-context.ts";
import { useCanSend } from "../hooks/use-can-send.ts";
import { GatherButtons } from "../send/GatherButtons.tsx";
import { outcomeOf } from "../text/outcomes.ts";
import { explainCall } from "../text/refusals.ts";
import { say } from "../words.ts";

const RetryButton = ({ submission }: { readonly submission: WorkerSubmission }) => {
  const session = useSession();
  const job = useJob();
  const [state, setState] = useState<"idle" | "working" | { readonly failed: string }>("idle");
  const retry = async (): Promise<void> => {
    setState("working");
    const failure = await session.retry(submission.id);
    setState(failure === null ? "idle" : { failed: explainCall(failure, job) });
  };
  const working = state === "working";
  return (
    <>
      <div role="alert">
        {typeof state === "object" && (
          <Notice icon="note" look="bad">
            {state.failed}
          </Notice>
        )}
      </div>
      <Button look="main" icon="again" busy={working} onClick={() => void retry()}>
        {say(working ? "result.retry.working" : "result.retry")}
      </Button>
    </>
  );
};

/** What can be done with a submission now. */
export const ResultActions = ({ submission }: { readonly submission: WorkerSubmission }) => {
  const canSend = useCanSend();
  const outcome = outcomeOf(submission);
  if (outcome === "rejected") {
    return (
      <ActionBar note={say("result.retry.note")}>
        <RetryButton submission={submission} />
      </ActionBar>
    );
  }
  if (outcome === "retry_pending") {
    return (
      <ActionBar>
        <GatherButtons destination={{ kind: "attempt", submissionId: submission.id }} />
      </ActionBar>
    );
  }
  if (!canSend) return null;
  return (
    <ActionBar>
      <GatherButtons destination={{ kind: "new" }} another />
    </ActionBar>
  );
};
