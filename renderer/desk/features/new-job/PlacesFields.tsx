import { Field, SelectField } from "../../ui/Field.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { t } from "../../ui/text.ts";
import { change, choosesWinners, type WholeDraft, scoresItself } from "../../state/job-draft.ts";
import styles from "./NewJob.module.css";
import type { FieldName } from "./validate.ts";

interface PartProps {
  readonly draft: WholeDraft;
  /** The sentence to show beside a field, and what to do when it is left. */
  readonly about: (field: FieldName) => { readonly error: string | undefined; readonly onBlur: () => void };
}

/** How many, for how long, and who chooses: fields that the type decides. */
export const PlacesFields = ({ draft, about }: PartProps) =>
  choosesWinners(draft.type) ? (
    <WinnerFields draft={draft} about={about} />
  ) : (
    <PlaceFields draft={draft} about={about} />
  );

const WinnerFields = ({ draft, about }: PartProps) => (
  <div className={styles.fields}>
    <div className={styles.two}>
      <Field
        label={t("newJob.field.max_completions")}
        hint={t("newJob.winnersHint")}
        numeric
        value={draft.winners}
        onChange={(winners) => change({ winners })}
        {...about("max_completions")}
      />
      <div className={styles.joined}>
        <Field
          label={t("newJob.closesIn")}
          hint={t("newJob.closesHint")}
          numeric
          value={draft.closesIn}
          onChange={(closesIn) => change({ closesIn })}
          {...about("selection_time_minutes")}
        />
        <SelectField
          label={t("newJob.unit")}
          value={draft.closesUnit}
          options={(["minutes", "hours", "days"] as const).map((value) => ({
            value,
            label: t(`newJob.units.${value}`),
          }))}
          onChange={(closesUnit) => change({ closesUnit })}
        />
      </div>
    </div>
    <div className={styles.list}>
      <span className={styles.caption}>{t("newJob.selection")}</span>
      <div>
        <Segmented
          label={t("newJob.selection")}
          value={draft.selection}
          segments={[
            { value: "creator", label: t("newJob.selectionCreator") },
            { value: "random", label: t("newJob.selectionRandom") },
          ]}
          onChange={(selection) => change({ selection })}
        />
      </div>
      <p className={styles.hint}>{t(`newJob.selectionHint.${draft.selection}`)}</p>
    </div>
  </div>
);

const PlaceFields = ({ draft, about }: PartProps) => (
  <div className={styles.three}>
    <Field
      label={t("newJob.field.files_needed")}
      hint={t("newJob.placesHint")}
      numeric
      value={draft.places}
      onChange={(places) => change({ places })}
      {...about("files_needed")}
    />
    {scoresItself(draft.type) && (
      <>
        <SelectField
          label={t("newJob.field.min_star_rating")}
          hint={t("newJob.minStarsHint")}
          value={draft.minStars}
          options={["1", "2", "3", "4", "5"].map((value) => ({
            value,
            label: t("stars.count", { count: Number(value) }),
          }))}
          onChange={(minStars) => change({ minStars })}
        />
        <Field
          label={t("newJob.field.hold_first")}
          hint={t("newJob.holdHint")}
          numeric
          value={draft.holdFirst}
          onChange={(holdFirst) => change({ holdFirst })}
          {...about("hold_first")}
        />
      </>
    )}
  </div>
);

/** What may be sent, and what is paid for it. */
export const FileFields = ({ draft, about }: PartProps) => {
  // Words have neither pixels nor files.
  const onlyWords = draft.accept.length > 0 && draft.accept.every((type) => type === "text/plain");
  return (
    <div className={styles.two}>
      {!onlyWords && (
        <Field
          label={t("newJob.field.files_per_submission")}
          hint={t("newJob.filesHint")}
          numeric
          value={draft.filesEach}
          onChange={(filesEach) => change({ filesEach })}
          {...about("files_per_submission")}
        />
      )}
      <Field
        label={t("newJob.price")}
        hint={t("newJob.priceHint")}
        value={draft.price}
        onChange={(price) => change({ price })}
        {...about("price_per_file_cents")}
      />
      {!onlyWords && (
        <>
          {" "}
          <Field
            label={t("newJob.field.min_width")}
            hint={t("newJob.sizeHint")}
            numeric
            unit="px"
            value={draft.minWidth}
            onChange={(minWidth) => change({ minWidth })}
            {...about("min_width")}
          />
          <Field
            label={t("newJob.field.min_height")}
            hint={t("newJob.sizeHint")}
            numeric
            unit="px"
            value={draft.minHeight}
            onChange={(minHeight) => change({ minHeight })}
            {...about("min_height")}
          />
        </>
      )}
    </div>
  );
};
