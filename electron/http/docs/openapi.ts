import swagger from "@fastify/swagger";
import type { RouteOptions } from "fastify";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";
import type { App, HttpContext } from "../context.ts";
import { complete } from "./complete.ts";
import type { OpenApiDocument, ResponseObject } from "./document.ts";
import { DOCUMENTED_HEADER } from "../idempotency.ts";
import { type Access, accessTo, errorSchemaAt, refusalsOf } from "./statuses.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** The body of a streamed request, which no schema checks; for the documentation only. */
    multipart?: Readonly<Record<string, unknown>>;
    /** The JSON that may come in its stead. */
    insteadOfMultipart?: Readonly<Record<string, unknown>>;
    /** Answers that no schema writes (bytes, streams), as OpenAPI describes them; for the documentation only. */
    documented?: Readonly<Record<number, ResponseObject>>;
  }
}

const DESCRIPTION = `Photos and other work, sent by a crowd, scored, triaged and decided on your own machine.

Two public dialects speak of the same things: **submissions** and **jobs** under \`/v1\` (FirstHand), and **wurk** under \`/api/external\`. Either takes your API key as \`Authorization: Bearer <key>\` or \`X-API-Key: <key>\`. Workers speak to \`/worker/v1\` with the token they got for the invite of a worker link.

Every answer carries \`X-Request-Id\`. Timestamps are UTC in ISO 8601, money is whole cents. An address that is asked by a method it does not take answers 405 with \`Allow\`, one that does not exist 404; what is no HTTP request at all is answered with 400, 408 or 431 and FirstHand's error.`;

const TAGS = [
  { name: "submissions", description: "Submissions of your jobs, with their score." },
  { name: "jobs", description: "Making, reading and ending jobs." },
  { name: "credits", description: "Credits used, payouts accrued, and a monthly budget." },
  { name: "webhooks", description: "Being told when something happens, and what became of each telling." },
  { name: "moderation", description: "Jobs whose creators missed their time, for those who choose instead." },
  { name: "wurk", description: "The same in WURK's dialect: pages of submissions, and choosing winners." },
  { name: "worker", description: "What the worker page calls." },
  { name: "files", description: "Original files, by signed addresses." },
  { name: "health", description: "Whether the service is alive and ready, and its figures." },
];

const SECURITY: Readonly<Record<Access, readonly Record<string, readonly string[]>[]>> = {
  key: [{ bearerKey: [] }, { apiKey: [] }],
  worker_token: [{ workerToken: [] }],
  open: [],
};

/** Collects the routes that are registered after it. */
export const collectRoutes = (app: App, context: HttpContext): void => {
  void app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Winnow",
        version: context.options.version,
        description: DESCRIPTION,
        license: { name: "Apache-2.0", identifier: "Apache-2.0" } as { name: string },
      },
      servers: [{ url: "/" }],
      tags: TAGS,
      components: {
        securitySchemes: {
          bearerKey: { type: "http", scheme: "bearer", description: "An API key." },
          apiKey: { type: "apiKey", in: "header", name: "X-API-Key", description: "The same API key." },
          workerToken: {
            type: "http",
            scheme: "bearer",
            description: "A worker token of one job, from POST /worker/v1/jobs/{code}/join.",
          },
        },
      },
    },
    transform: (given) => {
      const transformed = jsonSchemaTransform(given);
      return { ...transformed, schema: described(given.route, transformed.schema) };
    },
    transformObject: (given) =>
      complete(jsonSchemaTransformObject(given) as unknown as OpenApiDocument) as never,
  });
};

type Transformed = ReturnType<typeof jsonSchemaTransform>["schema"];

/** A route's own answers, and the refusals that it shares with every route of its kind. */
const described = (route: RouteOptions, schema: Transformed): Transformed => {
  if (schema.hide === true) return schema;
  const { multipart, insteadOfMultipart, repeatable = false, documented = {} } = route.config ?? {};
  const own = Object.entries((schema.response ?? {}) as Record<string, unknown>).filter(
    ([status]) => !/^[45]xx$/i.test(status),
  );
  const unwritten = Object.entries(documented).map(([status, answer]) => [
    status,
    answer.content === undefined ? { type: "null", ...answer } : answer,
  ]);
  const errors = refusalsOf(route).map((status) => [String(status), errorSchemaAt(route.url)]);
  return {
    ...schema,
    ...(multipart === undefined ? {} : { body: bodiesOf(multipart, insteadOfMultipart) }),
    ...(repeatable ? { headers: DOCUMENTED_HEADER } : {}),
    security: SECURITY[accessTo(route)],
    response: { ...Object.fromEntries(errors), ...Object.fromEntries(own), ...Object.fromEntries(unwritten) },
  };
};

const bodiesOf = (multipart: object, json: object | undefined): object => ({
  content: {
    "multipart/form-data": { schema: multipart },
    ...(json === undefined ? {} : { "application/json": { schema: json } }),
  },
});

/** `/openapi.json`: made of the same schemas that check requests, once. */
export const openApiRoute = (app: App): void => {
  let text: string | null = null;
  app.get("/openapi.json", { schema: { hide: true } }, async (_request, reply) => {
    text ??= JSON.stringify(app.swagger());
    return reply.type("application/json; charset=utf-8").send(text);
  });
};
