import { useStore } from "zustand";
import type { WorkerSubmission } from "#shared/contract/worker.ts";
import { BackButton } from "../frame/BackButton.tsx";
import { ViewHeading } from "../frame/ViewHeading.tsx";
import { useJob, useSession } from "../hooks/session-context.ts";
import { usePictures } from "../hooks/use-pictures.ts";
import { Picture } from "../marks/Picture.tsx";
import { DraftTray } from "../send/DraftTray.tsx";
import { outcomeOf } from "../text/outcomes.ts";
import { say } from "../words.ts";
import { Dimensions } from "./Dimensions.tsx";
import { NextStep } from "./NextStep.tsx";
import { ResultActions } from "./ResultActions.tsx";
import { Timeline } from "./Timeline.tsx";
import { Verdict } from "./Verdict.tsx";
import frame from "../frame/frame.module.css";
import styles from "./result.module.css";

const Pictures = ({ submission }: { readonly submission: WorkerSubmission }) => {
  const pictures = usePictures(submission, submission.attempt);
  const count = pictures.length;
  if (count === 0) return null;
  return (
    <div className={count > 1 ? styles.several : undefined}>
      {pictures.map(({ key, src }, index) => (
        <Picture
          key={key}
          src={src}
          alt={count === 1 ? say("result.picture.one") : say("result.picture", { n: index + 1, count })}
          missing={say("result.no_picture")}
          shape="large"
        />
      ))}
    </div>
  );
};

const WordsSent = ({ submission }: { readonly submission: WorkerSubmission }) => {
  const text = submission.attempts.find(({ attempt }) => attempt === submission.attempt)?.content_text ?? "";
  if (text === "") return null;
  return (
    <section>
      <h2 className={styles.sectionTitle}>{say("result.words")}</h2>
      <p className={styles.text}>{text}</p>
    </section>
  );
};

const Whole = ({ submission }: { readonly submission: WorkerSubmission }) => {
  const outcome = outcomeOf(submission);
  const judged = outcome !== "pending" && outcome !== "retry_pending";
  const { selection_type: selection } = useJob();
  const story =
    submission.attempts.length > 1 ||
    outcome === "retry_pending" ||
    selection !== null ||
    submission.decided_by_person;
  return (
    <>
      <div className={frame.content}>
        <BackButton />
        <Pictures submission={submission} />
        <Verdict submission={submission} />
        <DraftTray destination={{ kind: "attempt", submissionId: submission.id }} />
        <NextStep submission={submission} />
        {judged && submission.dimensions !== null && <Dimensions of={submission.dimensions} />}
        <WordsSent submission={submission} />
        {story && <Timeline submission={submission} />}
      </div>
      <ResultActions key={submission.status} submission={submission} />
    </>
  );
};

/** One submission in full. */
export const SubmissionPage = ({ id }: { readonly id: string }) => {
  const { submissions } = useSession();
  const { list, loaded } = useStore(submissions);
  const submission = list.find((one) => one.id === id);
  if (submission !== undefined) return <Whole submission={submission} />;
  return (
    <div className={frame.content}>
      <BackButton />
      <ViewHeading of={id}>{say(loaded ? "result.gone" : "result.loading")}</ViewHeading>
    </div>
  );
};
