/** The body of `POST /v1/jobs`, of WURK's create, and of the desk's form: one schema, one set of sentences. */
import { z } from "zod";
import { type Cents, DEFAULT_ACCEPT, JOB_TYPES, type JobBrief } from "../domain/job.ts";
import { DEFAULT_WEIGHTS } from "../domain/scoring/stars.ts";
import type { Stars } from "../domain/scoring/score.ts";

export const ACCEPTABLE_TYPES = [
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/avif",
  "image/gif",
  "image/heic",
  /** The words of a submission, not a file: a job that takes nothing else is a job of texts. */
  "text/plain",
  "application/pdf",
  "audio/mpeg",
  "audio/wav",
  "video/mp4",
] as const;

const between = (name: string, min: number, max: number) =>
  z
    .number({ error: `${name} must be a whole number.` })
    .int(`${name} must be a whole number.`)
    .min(min, `${name} must be at least ${String(min)}.`)
    .max(max, `${name} must be at most ${String(max)}.`);

const criteria = z.union(
  [
    z
      .array(z.string().trim().min(1).max(200, "A criterion has at most 200 characters."))
      .max(12, "At most 12 criteria."),
    z.string().trim().max(1000, "scoring_criteria has at most 1000 characters."),
  ],
  { error: "scoring_criteria must be a list of at most 12 short texts, or one text." },
);

export const newJobSchema = z
  .strictObject({
    type: z.enum(JOB_TYPES, { error: `type must be one of ${JOB_TYPES.join(", ")}.` }),
    title: z
      .string({ error: "title is needed." })
      .trim()
      .min(3, "title needs 3 to 120 characters.")
      .max(120, "title needs 3 to 120 characters."),
    description: z
      .string({ error: "description is needed." })
      .trim()
      .min(10, "description needs 10 to 5000 characters.")
      .max(5000, "description needs 10 to 5000 characters."),
    scoring_criteria: criteria.optional(),
    files_needed: between("files_needed", 1, 10_000).optional(),
    files_per_submission: between("files_per_submission", 1, 5).optional(),
    price_per_file_cents: between("price_per_file_cents", 0, 50_000).optional(),
    min_star_rating: between("min_star_rating", 1, 5).optional(),
    min_width: between("min_width", 1, 30_000).optional(),
    min_height: between("min_height", 1, 30_000).optional(),
    accept: z
      .array(z.enum(ACCEPTABLE_TYPES, { error: `accept takes ${ACCEPTABLE_TYPES.join(", ")}.` }))
      .min(1)
      .optional(),
    metadata: z
      .record(z.string().max(40), z.string().max(500))
      .refine((value) => Object.keys(value).length <= 20, "metadata has at most 20 keys.")
      .optional(),
    max_completions: between("max_completions", 1, 500).optional(),
    selection_type: z
      .enum(["creator", "random"], { error: "selection_type must be creator or random." })
      .optional(),
    selection_time_minutes: between("selection_time_minutes", 2, 43_200).optional(),
    hold_first: between("hold_first", 0, 1000).optional(),
  })
  .superRefine((value, context) => {
    const selects = value.type === "custom" || value.type === "agent_help";
    const need = (field: keyof typeof value, message: string): void => {
      context.addIssue({ code: "custom", path: [field], message });
    };
    if (selects && value.max_completions === undefined)
      need("max_completions", "max_completions is needed: how many can win.");
    if (selects && value.selection_type === undefined)
      need("selection_type", "selection_type is needed: creator or random.");
    if (selects && value.files_needed !== undefined)
      need("files_needed", "files_needed is for data_collection, feedback and social jobs.");
    if (!selects && value.files_needed === undefined)
      need("files_needed", "files_needed is needed: how many places the job has.");
    if (!selects) {
      for (const field of ["max_completions", "selection_type", "selection_time_minutes"] as const) {
        if (value[field] !== undefined) need(field, `${field} is for custom and agent_help jobs.`);
      }
    }
  });

export type NewJobInput = z.input<typeof newJobSchema>;
export type NewJob = z.output<typeof newJobSchema>;

/** Fills the defaults of API.md section 3. */
export const briefOf = (job: NewJob): JobBrief => {
  const selects = job.type === "custom" || job.type === "agent_help";
  const given = job.scoring_criteria ?? [];
  return {
    type: job.type,
    title: job.title,
    description: job.description,
    scoringCriteria: typeof given === "string" ? splitCriteria(given) : given,
    filesPerSubmission: job.files_per_submission ?? 1,
    pricePerFileCents: (job.price_per_file_cents ?? 0) as Cents,
    minStarRating: (job.min_star_rating ?? 3) as Stars,
    minWidth: job.min_width ?? null,
    minHeight: job.min_height ?? null,
    accept: job.accept ?? DEFAULT_ACCEPT,
    metadata: job.metadata ?? {},
    filesNeeded: job.files_needed ?? null,
    maxCompletions: job.max_completions ?? null,
    selectionType: job.selection_type ?? null,
    selectionTimeMinutes: selects ? (job.selection_time_minutes ?? 1440) : null,
    holdFirst: job.hold_first ?? 0,
    weights: DEFAULT_WEIGHTS,
  };
};

/** One text of criteria is read as lines, or as sentences when it has no line breaks. */
const splitCriteria = (text: string): readonly string[] =>
  text
    .split(/\r?\n|;/)
    .map((line) => line.replace(/^[-*•\s]+/, "").trim())
    .filter((line) => line !== "");
