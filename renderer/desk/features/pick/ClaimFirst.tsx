import type { JobDetail } from "#shared/contract/desk-views.ts";
import type { PickView } from "#shared/contract/pick-calls.ts";
import { useCommands } from "../../commands/use-commands.ts";
import { goToJob } from "../../state/route.ts";
import { Button } from "../../ui/Button.tsx";
import type { ClaimState } from "../../ui/job/claim-state.ts";
import { claimWords, useClaim } from "../../ui/job/use-claim.ts";
import { Centred, EmptyState } from "../../ui/States.tsx";
import { t } from "./text.ts";

interface ClaimFirstProps {
  readonly job: JobDetail;
  readonly view: PickView;
  readonly state: ClaimState;
}

/** A missed job is picked by one moderator at a time: take it on first, or see who has it. */
export const ClaimFirst = ({ job, view, state }: ClaimFirstProps) => {
  const { claim, claiming } = useClaim();
  const free = state === "free";
  useCommands(t("label.screen"), [
    {
      id: "pick.claim",
      title: t("claim.do"),
      keys: ["c"],
      ...(free && { hint: 1 }),
      when: () => free && !claiming,
      run: () => claim(job.id),
    },
  ]);
  return (
    <Centred>
      <EmptyState
        title={free ? t("claim.first") : claimWords(view.claim)}
        frames={[free ? "flag" : "person"]}
        actions={
          <>
            {free && (
              <Button
                tone="primary"
                keys="c"
                working={claiming && t("claim.working")}
                onPress={() => claim(job.id)}
              >
                {t("claim.do")}
              </Button>
            )}
            <Button onPress={() => goToJob(job.id, "triage")}>{t("verbs.triage")}</Button>
          </>
        }
      >
        {t(free ? "claim.about" : "claim.theirs")}
      </EmptyState>
    </Centred>
  );
};
