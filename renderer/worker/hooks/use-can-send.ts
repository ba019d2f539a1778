import { useJob } from "./session-context.ts";
import { useTimeLeft } from "./use-time-left.ts";

/** Whether a new submission would be taken, as far as this page knows. */
export const useCanSend = (): boolean => {
  const job = useJob();
  const left = useTimeLeft();
  return job.state === "open" && job.places_left !== 0 && (left === null || left > 0);
};
