import type { JobCard } from "#shared/contract/desk-views.ts";
import { useBlurred } from "../../state/hidden.ts";
import { classes } from "../classes.ts";
import { Icon, type IconName } from "../icons/Icon.tsx";
import styles from "./Thumbs.module.css";

type ThumbFacts = Pick<JobCard, "id" | "thumbnails" | "counts">;

/** Without a picture: a job of texts, or one that nobody has sent to. */
const standIn = (job: ThumbFacts): IconName => (job.counts.total > 0 ? "text" : "picture");

/** The newest three pictures of a job: an aid to recognize it by, so they may be cropped here. */
export const ThumbStrip = ({ job }: { readonly job: ThumbFacts }) => {
  const blurred = useBlurred(job.id);
  return (
    <span className={styles.strip} aria-hidden="true" data-blur={blurred ? "" : undefined}>
      {job.thumbnails.length === 0 ? (
        <span className={styles.none}>
          <Icon name={standIn(job)} />
        </span>
      ) : (
        job.thumbnails.map((address) => (
          <img key={address} src={address} alt="" draggable={false} loading="lazy" />
        ))
      )}
    </span>
  );
};

interface ThumbProps {
  readonly job: ThumbFacts;
  readonly width: number;
  readonly height: number;
}

/** The newest picture of a job. */
export const Thumb = ({ job, width, height }: ThumbProps) => {
  const blurred = useBlurred(job.id);
  const [newest] = job.thumbnails;
  return newest === undefined ? (
    <span className={classes(styles.one, styles.none)} style={{ width, height }} aria-hidden="true">
      <Icon name={standIn(job)} />
    </span>
  ) : (
    <img
      className={styles.one}
      data-blur={blurred ? "" : undefined}
      style={{ width, height }}
      src={newest}
      alt=""
      draggable={false}
      loading="lazy"
    />
  );
};
