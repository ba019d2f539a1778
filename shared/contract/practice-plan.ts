import { z } from "zod";

/** `resources/practice/practice.json`: three jobs and their drawn pictures. */
export const practicePlanSchema = z.object({
  jobs: z.array(
    z.object({
      key: z.string(),
      kind: z.enum(["auto", "creator", "missed"]),
      type: z.string(),
      title: z.string(),
      description: z.string(),
      scoring_criteria: z.array(z.string()),
      files_needed: z.number().optional(),
      max_completions: z.number().optional(),
      min_width: z.number().optional(),
      min_height: z.number().optional(),
      min_star_rating: z.number().optional(),
      pictures: z.array(z.object({ file: z.string(), worker: z.string() })),
    }),
  ),
});
export type PracticePlan = z.output<typeof practicePlanSchema>;
