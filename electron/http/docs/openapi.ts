import swagger from "@fastify/swagger";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";
import type { App, HttpContext } from "../context.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** The body of a streamed request, which no schema checks; for the documentation only. */
    multipart?: Readonly<Record<string, unknown>>;
  }
}

/** Collects the routes that are registered after it. */
export const collectRoutes = (app: App, context: HttpContext): void => {
  void app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Winnow",
        version: context.options.version,
        description: "A photo-submission service: FirstHand's and WURK's calls, and the workers' own.",
      },
      components: {
        securitySchemes: {
          bearer: {
            type: "http",
            scheme: "bearer",
            description: "An API key, or a worker token under /worker/v1.",
          },
          apiKey: { type: "apiKey", in: "header", name: "X-API-Key" },
        },
      },
      security: [{ bearer: [] }, { apiKey: [] }],
    },
    transform: (document) => {
      const transformed = jsonSchemaTransform(document);
      const { multipart } = document.route.config ?? {};
      return multipart === undefined
        ? transformed
        : {
            ...transformed,
            schema: { ...transformed.schema, consumes: ["multipart/form-data"], body: multipart },
          };
    },
    transformObject: (document) => withoutInputTwins(jsonSchemaTransformObject(document)),
  });
};

type Document = ReturnType<typeof jsonSchemaTransformObject>;

/** Each schema is made twice, as an input and as an output; ours are the same, so one of each pair is shown. */
const withoutInputTwins = (made: Document): Document => {
  const text = JSON.stringify(made).replaceAll(/("#\/components\/schemas\/\w+)Input"/g, '$1"');
  const document = JSON.parse(text) as { components: { schemas: Record<string, object> } };
  const schemas = Object.entries(document.components.schemas).filter(([id]) => !id.endsWith("Input"));
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(schemas) } };
};

/** `/openapi.json`: made of the same schemas that check requests, once. */
export const openApiRoute = (app: App): void => {
  let text: string | null = null;
  app.get("/openapi.json", { schema: { hide: true } }, async (_request, reply) => {
    text ??= JSON.stringify(app.swagger());
    return reply.type("application/json; charset=utf-8").send(text);
  });
};
