import type { WorkerSubmission } from "#shared/contract/worker.ts";
import { Glyph } from "../marks/Glyph.tsx";
import { Stars } from "../marks/Stars.tsx";
import { say } from "../words.ts";
import styles from "./result.module.css";

const names = ["relevance", "quality", "completeness"] as const;
/** Below the middle of the scale a dimension speaks against the photo. */
const enough = 2.5;

/** The three things that were judged. */
export const Dimensions = ({ of }: { readonly of: NonNullable<WorkerSubmission["dimensions"]> }) => (
  <section>
    <h2 className={styles.sectionTitle}>{say("dimension.title")}</h2>
    <ul className={styles.dimensions}>
      {names.map((name) => (
        <li key={name} className={of[name] < enough ? styles.weak : undefined}>
          <Glyph kind={of[name] < enough ? "rejected" : "approved"} silent />
          <span className={styles.grow}>{say(`dimension.${name}`)}</span>
          <Stars value={of[name]} />
        </li>
      ))}
    </ul>
  </section>
);
