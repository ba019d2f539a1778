/**
 * A client for buyers' programs, typed by the service's own document: paths, parameters, bodies and the answers of
 * every status. Each call gives `{ data, error, response }`; `data` is there when the call succeeded.
 */
import createClient, { type Client } from "openapi-fetch";
import type { components, paths } from "./schema.d.ts";

export type Submission = components["schemas"]["Submission"];
export type SubmissionSummary = components["schemas"]["SubmissionSummary"];
export type Job = components["schemas"]["Job"];

export interface WinnowClientOptions {
  /** Where the service answers, e.g. `http://127.0.0.1:7400`. */
  readonly baseUrl: string;
  /** An API key of your organisation. */
  readonly key: string;
  readonly fetch?: (request: Request) => Promise<Response>;
}

export type WinnowClient = Client<paths>;

export const createWinnowClient = ({ baseUrl, key, fetch }: WinnowClientOptions): WinnowClient =>
  createClient<paths>({
    baseUrl,
    headers: { authorization: `Bearer ${key}` },
    ...(fetch === undefined ? {} : { fetch }),
  });

/** Every submission that a question finds, page after page. Ends with the error of a page that fails. */
export async function* eachSubmission(
  client: WinnowClient,
  query: NonNullable<paths["/v1/submissions"]["get"]["parameters"]["query"]> = {},
): AsyncGenerator<Submission> {
  let cursor = query.cursor;
  for (;;) {
    const { data, error } = await client.GET("/v1/submissions", {
      params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
    });
    if (error !== undefined) throw new Error(error.error.message, { cause: error });
    yield* data.data;
    if (data.next_cursor === null) return;
    cursor = data.next_cursor;
  }
}
