import { firsthandErrorSchema } from "../errors/dialects.ts";

/** What any call of this dialect may answer instead. */
export const firsthandErrors = {
  "4xx": firsthandErrorSchema,
  "5xx": firsthandErrorSchema,
} as const;
