import "./zod-without-eval.ts";
import { newJobSchema, type NewJobInput } from "#shared/contract/new-job.ts";
import { t } from "../../ui/text.ts";
import { choosesWinners, type WholeDraft, scoresItself, type TimeUnit } from "../../state/job-draft.ts";

/** The fields of the form; their names are the wire's, so that the schema's answers find them. */
export type FieldName = keyof NewJobInput;
export type FieldErrors = Partial<Record<FieldName, string>>;

const MINUTES: Readonly<Record<TimeUnit, number>> = { minutes: 1, hours: 60, days: 1440 };

/** "" is not given; what is no number becomes NaN, which the schema refuses by its own sentence. */
const number = (text: string): number | undefined => {
  const trimmed = text.trim();
  return trimmed === "" ? undefined : Number(trimmed.replace(",", "."));
};

const cents = (text: string): number | undefined => {
  const value = number(text);
  return value === undefined ? undefined : Number((value * 100).toFixed(4));
};

/** The form as the call's input. Fields that the type has no use for are left out. */
export const inputOf = (draft: WholeDraft): NewJobInput => {
  const selects = choosesWinners(draft.type);
  const closesIn = number(draft.closesIn);
  const onlyWords = draft.accept.length > 0 && draft.accept.every((type) => type === "text/plain");
  const all = {
    type: draft.type,
    title: draft.title,
    description: draft.description,
    scoring_criteria: draft.criteria
      .map((criterion) => criterion.trim())
      .filter((criterion) => criterion !== ""),
    files_per_submission: onlyWords ? undefined : number(draft.filesEach),
    price_per_file_cents: cents(draft.price),
    min_width: onlyWords ? undefined : number(draft.minWidth),
    min_height: onlyWords ? undefined : number(draft.minHeight),
    accept: draft.accept,
    ...(selects
      ? {
          max_completions: number(draft.winners),
          selection_type: draft.selection,
          selection_time_minutes:
            closesIn === undefined ? undefined : Math.round(closesIn * MINUTES[draft.closesUnit]),
        }
      : { files_needed: number(draft.places) }),
    ...(scoresItself(draft.type) && {
      min_star_rating: number(draft.minStars),
      hold_first: number(draft.holdFirst),
    }),
  };
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined),
  ) as unknown as NewJobInput;
};

/** The schema's sentences beside their fields, in the form's words. */
export const errorsOf = (draft: WholeDraft): FieldErrors => {
  const result = newJobSchema.safeParse(inputOf(draft));
  if (result.success) return {};
  const errors: FieldErrors = {};
  for (const { path, message } of result.error.issues) {
    const field = String(path[0] ?? "title") as FieldName;
    errors[field] ??= inFormWords(field, message);
  }
  return errors;
};

/** The schema names a field as the wire does; the form has a label for it. */
const inFormWords = (field: FieldName, message: string): string => {
  if (field === "selection_time_minutes") return t("newJob.closesBetween");
  if (field === "price_per_file_cents") return t("newJob.priceBetween");
  if (field === "accept") return t("newJob.acceptOne");
  return message.replaceAll(field, t(`newJob.field.${field as LabelledField}`));
};

export type LabelledField =
  | "title"
  | "description"
  | "scoring_criteria"
  | "files_needed"
  | "max_completions"
  | "files_per_submission"
  | "min_star_rating"
  | "min_width"
  | "min_height"
  | "hold_first";
