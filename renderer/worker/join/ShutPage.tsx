import { ActionBar } from "../frame/ActionBar.tsx";
import { Button } from "../frame/Button.tsx";
import { ViewHeading } from "../frame/ViewHeading.tsx";
import { useSession } from "../hooks/session-context.ts";
import { Icon } from "../marks/Icon.tsx";
import { canKnockAgain, explainShut } from "../text/refusals.ts";
import type { Failure } from "../wire/failure.ts";
import { say } from "../words.ts";
import frame from "../frame/frame.module.css";
import styles from "./join.module.css";

/** The page cannot open: why, and what to do. */
export const ShutPage = ({ failure }: { readonly failure: Failure }) => {
  const session = useSession();
  const { title, sentence } = explainShut(failure);
  return (
    <main className={styles.column}>
      <div className={frame.content}>
        <span className={styles.mark}>
          <Icon name={failure.kind === "unreachable" ? "no_connection" : "lock"} size={32} />
        </span>
        <div role="alert">
          <ViewHeading of="shut">{title}</ViewHeading>
          <p className={styles.lead}>{sentence}</p>
        </div>
      </div>
      {canKnockAgain(failure) && (
        <ActionBar>
          <Button look="main" icon="again" onClick={() => void session.enter()}>
            {say("shut.again")}
          </Button>
        </ActionBar>
      )}
    </main>
  );
};
