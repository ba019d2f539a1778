import { useState } from "react";
import { useDeskQuery } from "../../../bridge/queries.ts";
import { Button } from "../../../ui/Button.tsx";
import { Notice } from "../../../ui/States.tsx";
import { usePick } from "../state/pick-context.ts";
import { t } from "../text.ts";
import { SealedDialog } from "./SealedDialog.tsx";

/** An earlier seal of this job that is not finished: what is left of it comes before anything new. */
export const OpenSeal = () => {
  const { job } = usePick();
  const [shown, setShown] = useState(false);
  const view = useDeskQuery("seal.get", { jobId: job.id }).data ?? null;
  if (view === null || (view.endedAt !== null && !shown)) return null;
  const left = view.counts.failed + view.counts.waiting;
  return (
    <>
      {view.endedAt === null && (
        <Notice
          tone={view.counts.failed > 0 ? "bad" : "plain"}
          action={<Button onPress={() => setShown(true)}>{t("seal.show")}</Button>}
        >
          {t(view.counts.failed > 0 ? "seal.unfinishedFailed" : "seal.unfinished", { count: left })}
        </Notice>
      )}
      {shown && <SealedDialog view={view} onClose={() => setShown(false)} />}
    </>
  );
};
