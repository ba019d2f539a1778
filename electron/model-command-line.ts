import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { AppError } from "#shared/lib/app-error.ts";
import { defaultDataDir } from "./default-data-dir.ts";
import { readModelBase } from "./model-base.ts";

export const MODEL_ACTIONS = ["list", "fetch", "import", "verify", "remove"] as const;
export type ModelAction = (typeof MODEL_ACTIONS)[number];

export interface ModelCommand {
  readonly action: ModelAction;
  /** A model's name for fetch, verify and remove; a path for import. Null where it was left out. */
  readonly what: string | null;
  readonly dataDir: string;
  readonly base: string | null;
  /** One JSON object a line instead of words. */
  readonly json: boolean;
}

const USAGE =
  "Say what to do: list, fetch [MODEL], import FOLDER|ZIP, verify [MODEL] or remove MODEL; with --data DIR, --model-base URL and --json.";

/** Reads the command line; anything wrong is an AppError `invalid_setting` with a sentence. */
export const readModelCommand = (
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ModelCommand => {
  const { values, positionals } = parse(args);
  const [action, what = null, ...more] = positionals;
  const known = MODEL_ACTIONS.find((each) => each === action);
  if (known === undefined || more.length > 0) throw invalid(USAGE);
  if (known === "import" && what === null)
    throw invalid("Say which folder or zip: npm run model -- import DIR.");
  if (known === "remove" && what === null)
    throw invalid("Say which model: npm run model -- remove MODEL, by its name in the list.");
  return {
    action: known,
    what,
    dataDir: resolve(values.data ?? defaultDataDir(env)),
    base: readModelBase(values["model-base"] ?? env["WINNOW_MODEL_BASE"]),
    json: values.json ?? false,
  };
};

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: "string" },
        "model-base": { type: "string" },
        json: { type: "boolean" },
      },
    });
  } catch (error) {
    throw invalid(`${error instanceof Error ? error.message : String(error)} ${USAGE}`);
  }
};

const invalid = (message: string): AppError => new AppError("invalid_setting", message);
