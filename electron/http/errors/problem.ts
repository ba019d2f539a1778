/** Everything that ends a request without its answer, before it is written in a dialect's words. */
export interface ProblemDetail {
  readonly field: string;
  readonly message: string;
}

export interface ProblemFacts {
  readonly status: number;
  /** The machine word of WURK's shape, and of refusals in FirstHand's. */
  readonly code: string;
  readonly message: string;
  readonly details?: readonly ProblemDetail[];
  /** A rule said no: FirstHand's shape then names the code too. */
  readonly isRefusal?: boolean;
}

/** Thrown by hooks and handlers, written by the error handler. */
export class HttpProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: readonly ProblemDetail[];
  readonly isRefusal: boolean;

  constructor(facts: ProblemFacts) {
    super(facts.message);
    this.name = "HttpProblem";
    this.status = facts.status;
    this.code = facts.code;
    this.details = facts.details ?? [];
    this.isRefusal = facts.isRefusal ?? false;
  }
}

/** A parameter or a member of the body that cannot be taken: 400, naming it. */
export const invalidField = (field: string, message: string, code = "invalid_request"): HttpProblem =>
  new HttpProblem({ status: 400, code, message, details: [{ field, message }] });

export const notFound = (what: string, code = "not_found"): HttpProblem =>
  new HttpProblem({ status: 404, code, message: `There is no such ${what}.` });

export const tooManyRequests = (message: string): HttpProblem =>
  new HttpProblem({ status: 429, code: "rate_limited", message });
