import { type SubmitEvent, useRef } from "react";
import { ActionBar } from "../frame/ActionBar.tsx";
import { Button } from "../frame/Button.tsx";
import { Notice } from "../frame/Notice.tsx";
import { ViewHeading } from "../frame/ViewHeading.tsx";
import { useSession } from "../hooks/session-context.ts";
import { explainShut } from "../text/refusals.ts";
import type { Gate } from "../state/gate.ts";
import { say } from "../words.ts";
import frame from "../frame/frame.module.css";
import styles from "./join.module.css";

/** Before the first photo: who is it, if they like to say. */
export const JoinPage = ({ gate }: { readonly gate: Extract<Gate, { kind: "asking" }> }) => {
  const session = useSession();
  const name = useRef<HTMLInputElement>(null);
  const join = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!gate.joining) void session.join(name.current?.value ?? "");
  };
  const failure = gate.failure === null ? null : explainShut(gate.failure);
  return (
    <main className={styles.column}>
      <form className={styles.column} onSubmit={join}>
        <div className={frame.content}>
          <div>
            <ViewHeading of="join">{say("join.title")}</ViewHeading>
            <p className={styles.lead}>{say("join.lead")}</p>
          </div>
          <div className={styles.field}>
            <label htmlFor="name">{say("join.name")}</label>
            <input
              ref={name}
              id="name"
              name="name"
              type="text"
              autoComplete="name"
              maxLength={60}
              defaultValue={session.knownName}
              aria-describedby="name-hint"
              enterKeyHint="go"
            />
            <p id="name-hint" className={styles.hint}>
              {say("join.name.hint")}
            </p>
          </div>
          <div role="alert">
            {failure !== null && (
              <Notice icon="note" look="bad" title={failure.title}>
                {failure.sentence}
              </Notice>
            )}
          </div>
        </div>
        <ActionBar note={say("join.kept")}>
          <Button look="main" type="submit" busy={gate.joining}>
            {say(gate.joining ? "join.starting" : "join.start")}
          </Button>
        </ActionBar>
      </form>
    </main>
  );
};
