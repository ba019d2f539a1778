import { useJob } from "../hooks/session-context.ts";
import { describeJob } from "../text/job-facts.ts";
import { say } from "../words.ts";
import styles from "./brief.module.css";

/** Size, formats, places, price and how winners are found, in quiet lines. */
export const Facts = () => (
  <section>
    <h2>{say("brief.facts")}</h2>
    <ul className={styles.facts}>
      {describeJob(useJob()).map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  </section>
);
