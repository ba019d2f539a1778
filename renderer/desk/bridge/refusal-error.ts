import type { RefusalCode } from "#shared/domain/refusal.ts";
import type { RefusalView } from "#shared/contract/desk-views.ts";

/** The rules said no: a stable code and a sentence that a person can act on. */
export class RefusalError extends Error {
  override readonly name = "RefusalError";
  readonly code: RefusalCode | (string & {});

  constructor(refusal: RefusalView) {
    super(refusal.message);
    this.code = refusal.code;
  }
}

export const isRefusalView = (answer: unknown): answer is RefusalView =>
  typeof answer === "object" && answer !== null && (answer as { kind?: unknown }).kind === "refused";
