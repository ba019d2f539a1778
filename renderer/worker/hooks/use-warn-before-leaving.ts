import { useEffect } from "react";
import { isUnsent } from "../state/queue-entry.ts";
import { useSession } from "./session-context.ts";

/** What is not sent yet lives in this page alone, so closing it asks first. */
export const useWarnBeforeLeaving = (): void => {
  const { queue } = useSession();
  useEffect(() => {
    const onBeforeUnload = (event: BeforeUnloadEvent): void => {
      if (queue.store.getState().entries.some(isUnsent)) event.preventDefault();
    };
    window.addEventListener("beforeunload", onBeforeUnload);
    return () => window.removeEventListener("beforeunload", onBeforeUnload);
  }, [queue]);
};
