/** An answer against an OpenAPI 3.1 document: status, content type, headers, body. */
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

export interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

export interface OpenApiOperation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly example?: unknown }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, OpenApiMedia>> };
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<string, OpenApiResponse>>;
}

export interface OpenApiResponse {
  readonly description: string;
  readonly headers?: Readonly<Record<string, object>>;
  readonly content?: Readonly<Record<string, OpenApiMedia>>;
}

interface OpenApiMedia {
  readonly schema?: object;
  readonly example?: unknown;
}

export interface SeenAnswer {
  readonly method: string;
  readonly url: string;
  /** Fastify's pattern of the address; undefined where no route fits. */
  readonly route: string | undefined;
  /** A page or the like, which the document leaves out. */
  readonly hidden: boolean;
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly body: string;
  readonly isWhole: boolean;
}

export interface DocumentChecks {
  differences(answer: SeenAnswer): readonly string[];
  /** Whether a value fits the schema at that place of the document, given as its keys. */
  fits(place: readonly string[], value: unknown): string | null;
}

/** Refusals of addresses that lead nowhere, and of methods that an address does not take. */
const WITHOUT_ROUTE = new Set([400, 404, 405, 421, 500]);

export const documentChecks = (document: OpenApi): DocumentChecks => {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
  addFormats(ajv);
  ajv.addSchema(document, "document");
  const compiled = new Map<string, ValidateFunction>();

  const fits: DocumentChecks["fits"] = (place, value) => {
    const pointer = place
      .map((key) => encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1")))
      .join("/");
    let validate = compiled.get(pointer);
    if (validate === undefined) {
      validate = ajv.compile({ $ref: `document#/${pointer}` });
      compiled.set(pointer, validate);
    }
    return validate(value) ? null : ajv.errorsText(validate.errors, { dataVar: "body" });
  };

  const bodyDifference = (place: readonly string[], answer: SeenAnswer): string | null => {
    if (!answer.isWhole) return null;
    try {
      const body = JSON.parse(answer.body) as unknown;
      const problem = fits(place, body);
      return problem === null ? null : `${problem} in ${answer.body.slice(0, 2000)}`;
    } catch {
      return `the body is not JSON: ${answer.body.slice(0, 200)}`;
    }
  };

  /** Answers outside of the document are still refusals of their dialect. */
  const ofNoOperation = (answer: SeenAnswer): readonly string[] => {
    const problems: string[] = [];
    if (answer.header("x-request-id") === undefined) problems.push("it has no X-Request-Id");
    if (answer.route === undefined && !WITHOUT_ROUTE.has(answer.status))
      problems.push("no route fits, and that is no status of an address without one");
    const isJson = /^application\/json/.test(answer.header("content-type") ?? "");
    if (answer.status < 400 || !isJson || answer.method === "HEAD") return problems;
    const id = answer.url.startsWith("/api/external") ? "WurkError" : "Error";
    const difference = bodyDifference(["components", "schemas", id], answer);
    return difference === null ? problems : [...problems, difference];
  };

  return {
    fits,
    differences: (answer) => {
      const found = answer.hidden || answer.route === undefined ? undefined : operationAt(document, answer);
      if (found === undefined) {
        return answer.hidden || answer.route === undefined || answer.method === "OPTIONS"
          ? ofNoOperation(answer)
          : ["the document does not have this call"];
      }
      const response = found.operation.responses[String(answer.status)];
      if (response === undefined) return ["the document does not have this status"];
      return [
        ...missingHeaders(document, response, answer),
        ...contentDifferences(response, answer, [
          ...found.place,
          "responses",
          String(answer.status),
          "content",
        ]),
      ];
    },
  };

  function contentDifferences(
    response: OpenApiResponse,
    answer: SeenAnswer,
    place: readonly string[],
  ): readonly string[] {
    const type = answer.header("content-type")?.split(";")[0]?.trim();
    if (answer.method === "HEAD") return [];
    if (response.content === undefined)
      return answer.body === "" ? [] : ["it has a body, and none is documented"];
    if (response.content["*/*"] !== undefined) return [];
    const media = type === undefined ? undefined : response.content[type];
    if (type === undefined || media === undefined)
      return [
        `its content type is ${String(type)}, documented is ${Object.keys(response.content).join(", ")}`,
      ];
    if (type !== "application/json" || media.schema === undefined) return [];
    const difference = bodyDifference([...place, type, "schema"], answer);
    return difference === null ? [] : [difference];
  }
};

/** HEAD is answered as GET, where it is not documented by itself. */
const operationAt = (document: OpenApi, { route = "", method }: SeenAnswer) => {
  const path = route.replaceAll(/:(\w+)/g, "{$1}");
  const methods = document.paths[path];
  const name = method.toLowerCase();
  const known = methods?.[name] === undefined && name === "head" ? "get" : name;
  const operation = methods?.[known];
  return operation === undefined ? undefined : { operation, place: ["paths", path, known] };
};

/** Headers that the document calls required; what it merely names may be absent. */
const missingHeaders = (
  document: OpenApi,
  response: OpenApiResponse,
  answer: SeenAnswer,
): readonly string[] =>
  Object.entries(response.headers ?? {}).flatMap(([name, given]) => {
    const header = resolved(document, given) as {
      required?: boolean;
      schema?: { pattern?: string; type?: string };
    };
    const value = answer.header(name);
    if (value === undefined) return header.required === true ? [`the header ${name} is missing`] : [];
    const { pattern, type } = header.schema ?? {};
    const isGood =
      (pattern === undefined || new RegExp(pattern).test(value)) &&
      (type !== "integer" || /^\d+$/.test(value));
    return isGood ? [] : [`the header ${name} is ${value}`];
  });

const resolved = (document: OpenApi, given: object): object => {
  if (!("$ref" in given)) return given;
  const keys = String(given.$ref).slice(2).split("/");
  return keys.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document) as object;
};
