/** From whatever was thrown while a request was served to the problem that is answered. */
import type { FastifyError } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { refuse } from "#shared/domain/refusal.ts";
import { HttpProblem, type ProblemDetail } from "./problem.ts";
import { problemOf } from "./refusal-table.ts";

export const problemFrom = (error: unknown): HttpProblem => {
  if (error instanceof HttpProblem) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return invalidRequest(error.validation);
  // However it was noticed: while a file was written, or while the rows of a change were.
  if ((error as { readonly code?: unknown } | null)?.code === "disk_full") return problemOf(DISK_FULL);
  return ofFastify(error) ?? internal();
};

const DISK_FULL = refuse(
  "disk_full",
  "The computer that runs Winnow has no space left. Nothing was changed; try again later.",
);

interface ValidationIssue {
  readonly keyword: string;
  readonly instancePath: string;
  readonly message?: string | undefined;
  readonly params: Readonly<Record<string, unknown>>;
}

const invalidRequest = (issues: readonly ValidationIssue[]): HttpProblem => {
  const details = issues.flatMap(detailsOf);
  return new HttpProblem({
    status: 400,
    code: "invalid_request",
    message: details[0]?.message ?? "The request is not valid.",
    details,
  });
};

const detailsOf = (issue: ValidationIssue): readonly ProblemDetail[] => {
  const { keys } = issue.params;
  const path = issue.instancePath.slice(1).replaceAll("/", ".");
  if (issue.keyword === "unrecognized_keys" && Array.isArray(keys)) {
    return keys.map((key: unknown) => {
      const field = path === "" ? String(key) : `${path}.${String(key)}`;
      return { field, message: `${field} is not a parameter of this call.` };
    });
  }
  if (path === "" && issue.keyword === "invalid_type") {
    return [{ field: "body", message: "The body must be a JSON object." }];
  }
  return [{ field: path === "" ? "body" : path, message: issue.message ?? "This value is not valid." }];
};

const ofFastify = (error: unknown): HttpProblem | null => {
  const { code, statusCode, message } = error as Partial<FastifyError>;
  switch (code ?? "none") {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return new HttpProblem({
        status: 413,
        code: "payload_too_large",
        message: "The body of this request is too large.",
      });
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return new HttpProblem({
        status: 415,
        code: "unsupported_media_type",
        message: "This call takes another kind of body; see its Content-Type in the documentation.",
      });
    case "FST_ERR_CTP_INVALID_JSON_BODY":
      return invalidBody("The body is not valid JSON.");
    case "FST_ERR_CTP_INVALID_CONTENT_LENGTH":
      return invalidBody("The body is not as long as its Content-Length says.");
    case "FST_ERR_BAD_URL":
      return new HttpProblem({ status: 400, code: "invalid_request", message: "The address is not valid." });
    default:
      // What Fastify and its plugins say with a status of their own is the client's affair.
      return typeof statusCode === "number" && statusCode >= 400 && statusCode < 500
        ? new HttpProblem({
            status: statusCode,
            code: "invalid_request",
            message: message ?? "The request is not valid.",
          })
        : null;
  }
};

export const invalidBody = (message: string): HttpProblem =>
  new HttpProblem({ status: 400, code: "invalid_body", message });

/** Nothing of the cause leaves the house; the log has it under the same request id. */
const internal = (): HttpProblem =>
  new HttpProblem({
    status: 500,
    code: "internal",
    message:
      "Something went wrong on our side. Nothing was changed; try again, and name the request id if it stays.",
  });
