import { Notice } from "../frame/Notice.tsx";
import { useJob } from "../hooks/session-context.ts";
import { useTimeLeft } from "../hooks/use-time-left.ts";
import { say } from "../words.ts";

/** Says why nothing new can be sent, when that is so. */
export const JobNotice = () => {
  const job = useJob();
  const left = useTimeLeft();
  const over = left !== null && left <= 0;
  const state = job.state === "open" && over ? "closed" : job.state;
  const shown = state === "open" && job.places_left === 0 ? "filled" : state;
  if (shown === "open") return null;
  return (
    <Notice icon="lock" look="edge" title={say(`state.${shown}.title`)}>
      {say(`state.${shown}`)}
    </Notice>
  );
};
