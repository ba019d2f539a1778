import { format } from "prettier";
import openapiTS, { astToString } from "openapi-typescript";

interface Document {
  readonly paths: Readonly<Record<string, unknown>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, unknown>>;
    readonly securitySchemes: Readonly<Record<string, unknown>>;
  };
}

const BANNER = "/** Made by `npm run generate:client` from /openapi.json. Do not edit. */\n";

/** The types of a buyer's calls, as the document has them; what only workers call is left out. */
export const clientTypes = async (document: string): Promise<string> => {
  const whole = JSON.parse(document) as Document;
  const tree = await openapiTS(JSON.stringify(forBuyers(whole)), { alphabetize: true });
  return format(BANNER + astToString(tree), { parser: "typescript", printWidth: 110 });
};

const forBuyers = (whole: Document): Document => {
  const paths = without(whole.paths, (path) => path.startsWith("/worker/"));
  const used = JSON.stringify(paths) + JSON.stringify(without(whole.components.schemas, isWorkers));
  return {
    ...whole,
    paths,
    components: {
      ...whole.components,
      schemas: without(whole.components.schemas, (id) => isWorkers(id) && !used.includes(`/${id}"`)),
      securitySchemes: without(whole.components.securitySchemes, (id) => id === "workerToken"),
    },
  };
};

const isWorkers = (id: string): boolean => id.startsWith("Worker");

const without = (
  given: Readonly<Record<string, unknown>>,
  unwanted: (name: string) => boolean,
): Record<string, unknown> => Object.fromEntries(Object.entries(given).filter(([name]) => !unwanted(name)));
