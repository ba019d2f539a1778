/** Adds to the collected routes what they have in common: meanings, headers, examples, descriptions. */
import { meaningOf } from "./descriptions.ts";
import { type OpenApiDocument, type Operation, operationsOf } from "./document.ts";
import { EXAMPLES, PATH_EXAMPLES } from "./examples.ts";
import { headerReferences, HEADERS, headersOf } from "./headers.ts";
import type { Access } from "./statuses.ts";

const JSON_TYPE = "application/json";

export const complete = (collected: OpenApiDocument): OpenApiDocument => {
  const document = withoutInputTwins(collected);
  for (const { path, method, operation } of operationsOf(document)) {
    completeOperation(path, method, operation);
  }
  document.components["headers"] = HEADERS;
  return document;
};

/** Each schema is made twice, as an input and as an output; ours are the same, so one of each pair is shown. */
const withoutInputTwins = (made: OpenApiDocument): OpenApiDocument => {
  const text = JSON.stringify(made).replaceAll(/("#\/components\/schemas\/\w+)Input"/g, '$1"');
  const document = JSON.parse(text) as OpenApiDocument;
  const schemas = Object.entries(document.components["schemas"] ?? {}).filter(
    ([id]) => !id.endsWith("Input"),
  );
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(schemas) } };
};

const completeOperation = (path: string, method: string, operation: Operation): void => {
  const examples = EXAMPLES[`${method.toUpperCase()} ${path}`];
  for (const [status, answer] of Object.entries(operation.responses)) {
    if (answer.description === undefined || answer.description === "Default Response")
      answer.description = meaningOf(path, Number(status));
    const names = headersOf(path, accessOf(operation), Number(status));
    answer.headers = { ...headerReferences(names), ...answer.headers };
    // A HEAD is answered without a body, whatever the status.
    if (method === "head") delete answer.content;
    const example = examples?.answers?.[Number(status)];
    const media = answer.content?.[JSON_TYPE];
    if (example !== undefined && media !== undefined) media.example = example;
  }
  for (const parameter of operation.parameters ?? []) {
    if (parameter.in === "path") parameter.example = PATH_EXAMPLES[parameter.name];
  }
  const { requestBody } = operation;
  const body = requestBody?.content[JSON_TYPE];
  if (requestBody === undefined || body === undefined) return;
  if (takesNull(body.schema)) {
    requestBody.required = false;
  }
  if (examples?.request !== undefined) body.example = examples.request;
};

const accessOf = ({ security = [] }: Operation): Access =>
  security.length === 0 ? "open" : security.some((one) => "workerToken" in one) ? "worker_token" : "key";

/** Calls without content take an empty body, `null` and `{}` alike. */
const takesNull = (schema: object | undefined): boolean =>
  schema !== undefined &&
  "anyOf" in schema &&
  Array.isArray(schema.anyOf) &&
  schema.anyOf.some((one: { type?: string }) => one.type === "null");
