/** The parts of an OpenAPI 3.1 document that we complete; everything else passes through untouched. */
export interface Media {
  schema?: object;
  example?: unknown;
}

export interface ResponseObject {
  description?: string;
  headers?: Record<string, object>;
  content?: Record<string, Media>;
}

export interface Operation {
  summary?: string;
  tags?: string[];
  security?: Record<string, never[]>[];
  parameters?: { name: string; in: string; schema?: object; example?: unknown }[];
  requestBody?: { required?: boolean; content: Record<string, Media> };
  responses: Record<string, ResponseObject>;
}

export interface OpenApiDocument {
  openapi: string;
  info: object;
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, object>>;
}

export const operationsOf = (
  document: OpenApiDocument,
): readonly { readonly path: string; readonly method: string; readonly operation: Operation }[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
