import type { ReactNode } from "react";
import {
  LONGEST_PROMPT,
  MOST_CONTRASTS,
  MOST_CRITERIA,
  MOST_SUBJECTS,
} from "#shared/domain/scoring/edit-prompts.ts";
import type { EditedPrompts } from "#shared/domain/scoring/prompt-set.ts";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { Field } from "../../../ui/Field.tsx";
import styles from "./Prompts.module.css";
import { t } from "./text.ts";

/** A copy of a list with one entry replaced, or taken out. */
const replaced = <Item,>(items: readonly Item[], at: number, item: Item): readonly Item[] =>
  items.map((other, index) => (index === at ? item : other));
const without = <Item,>(items: readonly Item[], at: number): readonly Item[] =>
  items.filter((_, index) => index !== at);

interface LinesProps {
  readonly title: string;
  readonly add: string;
  readonly full: boolean;
  readonly onAdd: () => void;
  readonly children: ReactNode;
}

const Lines = ({ title, add, full, onAdd, children }: LinesProps) => (
  <fieldset className={styles.lines}>
    <legend className={styles.legend}>{title}</legend>
    {children}
    {!full && (
      <Button tone="quiet" icon="plus" onPress={onAdd}>
        {add}
      </Button>
    )}
  </fieldset>
);

const Remove = ({ what, onPress }: { readonly what: string; readonly onPress: () => void }) => (
  <IconButton icon="cross" label={t("prompts.remove", { what })} onPress={onPress} />
);

interface SubjectLinesProps {
  readonly subjects: EditedPrompts["subjects"];
  readonly onChange: (subjects: EditedPrompts["subjects"]) => void;
}

export const SubjectLines = ({ subjects, onChange }: SubjectLinesProps) => (
  <Lines
    title={t("prompts.subjects")}
    add={t("prompts.addSubject")}
    full={subjects.length >= MOST_SUBJECTS}
    onAdd={() => onChange([...subjects, "a photo of "])}
  >
    {subjects.map((text, index) => {
      const label = t("prompts.subject", { position: index + 1 });
      return (
        // The place is what a line is: its words change with every key.
        <div key={index} className={styles.line}>
          <Field
            label={label}
            labelHidden
            value={text}
            maxLength={LONGEST_PROMPT}
            onChange={(value) => onChange(replaced(subjects, index, value))}
          />
          <Remove what={label} onPress={() => onChange(without(subjects, index))} />
        </div>
      );
    })}
  </Lines>
);

interface CriterionLinesProps {
  readonly criteria: EditedPrompts["criteria"];
  readonly onChange: (criteria: EditedPrompts["criteria"]) => void;
}

export const CriterionLines = ({ criteria, onChange }: CriterionLinesProps) => (
  <Lines
    title={t("prompts.criteria")}
    add={t("prompts.addCriterion")}
    full={criteria.length >= MOST_CRITERIA}
    onAdd={() =>
      onChange([
        ...criteria,
        { criterion: "", prompt: "a photo of ", contrast: "a photo of something else", reason: "incomplete" },
      ])
    }
  >
    {criteria.map((criterion, index) => {
      const position = index + 1;
      const set = (part: Partial<(typeof criteria)[number]>): void =>
        onChange(replaced(criteria, index, { ...criterion, ...part }));
      return (
        <div key={index} className={styles.line}>
          <Field
            label={t("prompts.criterion", { position })}
            labelHidden
            value={criterion.prompt}
            maxLength={LONGEST_PROMPT}
            onChange={(prompt) => set({ prompt })}
          />
          <span className={styles.against}>{t("prompts.against")}</span>
          <Field
            label={t("prompts.opposite", { position })}
            labelHidden
            value={criterion.contrast}
            maxLength={LONGEST_PROMPT}
            onChange={(contrast) => set({ contrast })}
          />
          <Remove
            what={t("prompts.criterion", { position })}
            onPress={() => onChange(without(criteria, index))}
          />
        </div>
      );
    })}
  </Lines>
);

interface ContrastLinesProps {
  readonly contrasts: EditedPrompts["contrasts"];
  readonly onChange: (contrasts: EditedPrompts["contrasts"]) => void;
}

export const ContrastLines = ({ contrasts, onChange }: ContrastLinesProps) => (
  <Lines
    title={t("prompts.contrasts")}
    add={t("prompts.addContrast")}
    full={contrasts.length >= MOST_CONTRASTS}
    onAdd={() => onChange([...contrasts, { text: "a photo of ", reason: "off_topic", from: "person" }])}
  >
    <div className={styles.pairs}>
      {contrasts.map((contrast, index) => {
        const label = t("prompts.contrast", { position: index + 1 });
        return (
          <div key={index} className={styles.line}>
            <Field
              label={label}
              labelHidden
              value={contrast.text}
              maxLength={LONGEST_PROMPT}
              // Whoever rewrites a fixed contrast asks for it, whether the model was measured on it or not.
              onChange={(text) => onChange(replaced(contrasts, index, { ...contrast, text, from: "person" }))}
            />
            <Remove what={label} onPress={() => onChange(without(contrasts, index))} />
          </div>
        );
      })}
    </div>
  </Lines>
);
