import { useId, useState } from "react";
import { useJob } from "../hooks/session-context.ts";
import { Icon } from "../marks/Icon.tsx";
import { PracticeMark } from "../marks/PracticeMark.tsx";
import { Notice } from "../frame/Notice.tsx";
import { say } from "../words.ts";
import { BriefTitle } from "./BriefTitle.tsx";
import { Facts } from "./Facts.tsx";
import { JobNotice } from "./JobNotice.tsx";
import { Requirements } from "./Requirements.tsx";
import styles from "./brief.module.css";

interface BriefProps {
  /** On the list the job is the heading of the page; beside a photo it stands in second place. */
  readonly leading: boolean;
  /** Someone who has sent something wants their results first. */
  readonly folded: boolean;
}

/** What the job wants. */
export const Brief = ({ leading, folded }: BriefProps) => {
  const job = useJob();
  const [opened, setOpened] = useState(false);
  const details = useId();
  const open = opened || !folded;
  return (
    <div className={styles.brief}>
      <BriefTitle leading={leading} />
      <JobNotice />
      {job.practice && <Notice mark={<PracticeMark />}>{say("practice.sentence")}</Notice>}
      {folded && (
        <button
          type="button"
          className={styles.fold}
          aria-expanded={opened}
          aria-controls={details}
          onClick={() => setOpened(!opened)}
        >
          {say("brief.show")}
          <span className={opened ? styles.turned : undefined}>
            <Icon name="down" size={16} />
          </span>
        </button>
      )}
      <div id={details} className={open ? styles.details : styles.detailsFolded}>
        <p className={styles.description} dir="auto">
          {job.description}
        </p>
        <Requirements />
        <Facts />
      </div>
    </div>
  );
};
