import { useStore } from "zustand";
import { Button } from "../frame/Button.tsx";
import { Notice } from "../frame/Notice.tsx";
import { useSession } from "../hooks/session-context.ts";
import { useAllSafe } from "../hooks/use-all-safe.ts";
import { useNow } from "../hooks/use-now.ts";
import type { Pause } from "../state/queue.ts";
import { say } from "../words.ts";
import styles from "./send.module.css";

const Sentence = ({ pause }: { readonly pause: Pause }) => {
  const safe = useAllSafe();
  const n = Math.max(0, Math.ceil((pause.until - useNow(1000)) / 1000));
  if (pause.cause === "too_many") return say("pause.too_many", { n });
  const next = n === 0 ? say("pause.connection.trying") : say("pause.connection.next", { n });
  return (
    <>
      {say(safe ? "pause.kept" : "pause.connection")} <span className={styles.count}>{next}</span>
    </>
  );
};

/** Why nothing goes out just now. */
export const PauseNotice = () => {
  const { queue } = useSession();
  const { pause } = useStore(queue.store);
  if (pause === null) return null;
  const offline = pause.cause === "no_connection";
  return (
    <Notice
      icon={offline ? "no_connection" : "pause"}
      look="edge"
      title={say(offline ? "pause.connection.title" : "pause.too_many.title")}
    >
      <Sentence pause={pause} />
      {offline && (
        <div className={styles.tryNow}>
          <Button look="small" icon="again" onClick={queue.tryNow}>
            {say("pause.try_now")}
          </Button>
        </div>
      )}
    </Notice>
  );
};
