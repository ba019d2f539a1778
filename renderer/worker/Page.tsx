import { useStore } from "zustand";
import { Announcer } from "./frame/Announcer.tsx";
import { Header } from "./frame/Header.tsx";
import { LanguageContext, SessionContext } from "./hooks/session-context.ts";
import { JobPage } from "./home/JobPage.tsx";
import { JoinPage } from "./join/JoinPage.tsx";
import { ShutPage } from "./join/ShutPage.tsx";
import type { LanguageChoice } from "./language/language.ts";
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

interface PageProps {
  readonly session: Session;
  readonly language: LanguageChoice;
}

export const Page = ({ session, language }: PageProps) => {
  const gate = useStore(session.gate);
  // Words are read where they are shown, so another language is another drawing of all of it.
  useStore(language.store);
  return (
    <LanguageContext value={language}>
      <SessionContext value={session}>
        {gate.kind === "open" ? <JobPage job={gate.job} /> : <Door gate={gate} />}
        <Announcer />
      </SessionContext>
    </LanguageContext>
  );
};
