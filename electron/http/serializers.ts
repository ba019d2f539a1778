import type { FastifySerializerCompiler } from "fastify/types/schema.js";
import { serializerCompiler } from "fastify-type-provider-zod";
import type { ZodType } from "zod";

/**
 * Answers are built by typed code, so production writes them with JSON.stringify alone, which keeps the field
 * order of the reference. Tests have every answer checked against its schema.
 */
export const serializerCompilerFor = (
  checked: boolean,
): FastifySerializerCompiler<ZodType | { properties: ZodType }> =>
  checked
    ? (route) => {
        const check = serializerCompiler(route);
        return (data) => {
          check(data);
          return JSON.stringify(data);
        };
      }
    : () => (data) => JSON.stringify(data);
