import { useEffect } from "react";
import { useStore } from "zustand";
import { Brief } from "../brief/Brief.tsx";
import { DropArea } from "../frame/DropArea.tsx";
import { Header } from "../frame/Header.tsx";
import { LiveDot } from "../frame/LiveDot.tsx";
import { TimeLeft } from "../frame/TimeLeft.tsx";
import { JobContext, useSession } from "../hooks/session-context.ts";
import { useQueueAnnouncements } from "../hooks/use-queue-announcements.ts";
import { useWarnBeforeLeaving } from "../hooks/use-warn-before-leaving.ts";
import { SubmissionPage } from "../result/SubmissionPage.tsx";
import { EntryPage } from "../send/EntryPage.tsx";
import type { ReceivedJob } from "../state/gate.ts";
import { say } from "../words.ts";
import { HomePage } from "./HomePage.tsx";
import frame from "../frame/frame.module.css";

/** The job from inside: its brief, and beside or instead of it the list, a photo on its way, or a result. */
export const JobPage = ({ job }: { readonly job: ReceivedJob }) => {
  const session = useSession();
  const { view } = useStore(session.views.store);
  const started = useStore(session.submissions, ({ list }) => list.length > 0);
  const sending = useStore(session.queue.store, ({ entries }) => entries.length > 0);
  const gathering = useStore(session.draft.store, ({ files }) => files.length > 0);
  useQueueAnnouncements();
  useWarnBeforeLeaving();
  const { title } = job.facts;
  const pageTitle = say("page.title", { title });
  useEffect(() => {
    document.title = pageTitle;
  }, [pageTitle]);
  const home = view.kind === "home";
  return (
    <JobContext value={job}>
      <div className={frame.page}>
        <Header>
          <LiveDot />
          <TimeLeft />
        </Header>
        <main className={frame.columns}>
          <div className={home ? frame.side : frame.sideHidden}>
            <Brief leading={home} folded={started || sending || gathering} />
          </div>
          <div className={frame.main}>
            {view.kind === "home" && <HomePage />}
            {view.kind === "entry" && <EntryPage entryKey={view.key} />}
            {view.kind === "submission" && <SubmissionPage id={view.id} />}
          </div>
        </main>
      </div>
      <DropArea />
    </JobContext>
  );
};
