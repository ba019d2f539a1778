import { useEffect } from "react";
import { isUnsent } from "../state/queue-entry.ts";
import { useSession } from "./session-context.ts";

/** What is not sent yet and lives in this page alone is lost with it, so closing it asks first. */
export const useWarnBeforeLeaving = (): void => {
  const { queue } = useSession();
  useEffect(() => {
    const onBeforeUnload = (event: BeforeUnloadEvent): void => {
      if (queue.store.getState().entries.some((entry) => isUnsent(entry) && !entry.safe))
        event.preventDefault();
    };
    window.addEventListener("beforeunload", onBeforeUnload);
    return () => window.removeEventListener("beforeunload", onBeforeUnload);
  }, [queue]);
};
