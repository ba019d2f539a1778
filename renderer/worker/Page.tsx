import { useStore } from "zustand";
import { Header } from "./frame/Header.tsx";
import { SessionContext } from "./hooks/session-context.ts";
import { JobPage } from "./home/JobPage.tsx";
import { JoinPage } from "./join/JoinPage.tsx";
import { ShutPage } from "./join/ShutPage.tsx";
import type { Gate } from "./state/gate.ts";
import type { Session } from "./state/session.ts";
import { say } from "./words.ts";
import frame from "./frame/frame.module.css";

const Door = ({ gate }: { readonly gate: Exclude<Gate, { kind: "open" }> }) => (
  <div className={frame.page}>
    <Header />
    {gate.kind === "entering" && (
      <main className={frame.content} aria-busy="true">
        <h1 className={frame.heading}>{say("page.opening")}</h1>
      </main>
    )}
    {gate.kind === "asking" && <JoinPage gate={gate} />}
    {gate.kind === "shut" && <ShutPage failure={gate.failure} />}
  </div>
);

export const Page = ({ session }: { readonly session: Session }) => {
  const gate = useStore(session.gate);
  return (
    <SessionContext value={session}>
      {gate.kind === "open" ? <JobPage job={gate.job} /> : <Door gate={gate} />}
    </SessionContext>
  );
};
