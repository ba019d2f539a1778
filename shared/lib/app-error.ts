/** A fault, not a refusal: something outside the rules went wrong. The message is a sentence for a person. */
export class AppError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = "AppError";
    this.code = code;
  }
}
