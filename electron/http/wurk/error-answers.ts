import { wurkErrorSchema } from "../errors/dialects.ts";

/** What any call of this dialect may answer instead. */
export const wurkErrors = {
  "4xx": wurkErrorSchema,
  "5xx": wurkErrorSchema,
} as const;
