import { useEffect, useRef } from "react";
import type { JobCard } from "#shared/contract/desk-views.ts";
import { go } from "../../state/route.ts";
import styles from "./JobLink.module.css";
import { mainActionOf } from "./main-action.ts";

interface JobLinkProps {
  readonly job: JobCard;
  /** The cursor moved here by a key, so it takes the focus. */
  readonly focused: boolean;
  readonly onFocus: () => void;
}

/** The title of a row of jobs; the row it stands in must be positioned, for the link covers all of it. */
export const JobLink = ({ job, focused, onFocus }: JobLinkProps) => {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (focused) link.current?.focus();
  }, [focused]);
  return (
    <a
      ref={link}
      className={styles.link}
      href={`#/job/${job.id}/${mainActionOf(job)}`}
      title={job.title}
      draggable={false}
      onFocus={onFocus}
      onClick={(event) => {
        event.preventDefault();
        openMain(job);
      }}
    >
      {job.title}
    </a>
  );
};

/** Opens a job where there is something to do. */
export const openMain = (job: JobCard): void =>
  go({ screen: "job", jobId: job.id, tab: mainActionOf(job), number: null });
