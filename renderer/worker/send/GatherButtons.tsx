import { Button } from "../frame/Button.tsx";
import { useJob } from "../hooks/session-context.ts";
import { useGathered } from "../hooks/use-gathered.ts";
import { useSending } from "../hooks/use-sending.ts";
import type { Destination } from "../state/queue-entry.ts";
import { isTextJob } from "../text/media.ts";
import { say } from "../words.ts";
import { PickButtons } from "./PickButtons.tsx";

interface GatherButtonsProps {
  readonly destination: Destination;
  /** What was sent before makes the next one "another". */
  readonly another?: boolean;
}

/** The ways to a file, and, once some are gathered, the button that sends them together. */
export const GatherButtons = ({ destination, another = false }: GatherButtonsProps) => {
  const job = useJob();
  const { files_per_submission: most } = job;
  const { add, sendDraft } = useSending();
  const files = useGathered(destination);
  const gathered = files.length > 0;
  const onFiles = (chosen: readonly File[]): void => add(chosen, destination);
  const several = destination.kind === "new" || most > 1;
  if (isTextJob(job)) return null;
  if (!gathered) return <PickButtons several={several} another={another} onFiles={onFiles} />;
  const n = destination.kind === "new" ? files.length : Math.min(files.length, most);
  return (
    <>
      <Button look="main" icon="send" onClick={sendDraft}>
        {say("draft.send", { n })}
      </Button>
      <PickButtons several={several} second onFiles={onFiles} />
    </>
  );
};
