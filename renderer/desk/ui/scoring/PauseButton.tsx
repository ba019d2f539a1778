import type { ScoringView } from "#shared/contract/scoring-calls.ts";
import { useDeskMutation } from "../../bridge/queries.ts";
import { showError } from "../../state/toasts.ts";
import { Button } from "../Button.tsx";
import { t } from "./text.ts";

/** Holds scoring, or lets it go on. */
export const PauseButton = ({ view }: { readonly view: ScoringView }) => {
  const pause = useDeskMutation("scoring.pause");
  const paused = view.state === "paused";
  return (
    <Button
      tone="quiet"
      icon={paused ? "forward" : "pause"}
      working={pause.isPending && t("changing")}
      onPress={() => pause.mutate({ on: !paused }, { onError: showError })}
    >
      {paused ? t("resume") : t("pause")}
    </Button>
  );
};
