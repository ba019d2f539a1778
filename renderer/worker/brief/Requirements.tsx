import { useJob } from "../hooks/session-context.ts";
import { Glyph } from "../marks/Glyph.tsx";
import { mediumOf } from "../text/media.ts";
import { forbids, say } from "../words.ts";
import styles from "./brief.module.css";

/** The criteria, with grey marks: a requirement never looks like a verdict. */
export const Requirements = () => {
  const job = useJob();
  if (job.scoring_criteria.length === 0) return null;
  return (
    <section>
      <h2>{say(`brief.needs.${mediumOf(job)}`)}</h2>
      <ul className={styles.criteria}>
        {job.scoring_criteria.map((criterion) => (
          <li key={criterion}>
            <Glyph kind={forbids(criterion) ? "must_not" : "must"} />
            <span dir="auto">{criterion}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
