import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { RateLimit } from "#shared/domain/limits.ts";
import { AppError } from "#shared/lib/app-error.ts";
import { defaultDataDir } from "../default-data-dir.ts";
import { readRate } from "../limit-options.ts";

const ACTIONS = ["add", "follow", "list", "sync", "remove"] as const;

/** What is asked for; plain JSON, because it may go to a running Winnow. */
export interface RemoteCommand {
  readonly action: (typeof ACTIONS)[number];
  readonly name: string | null;
  /** The address for add, the remote's job for follow. */
  readonly what: string | null;
  readonly dialect: "wurk" | "firsthand";
  readonly key: string;
  readonly rates: { readonly list?: RateLimit; readonly choose?: RateLimit };
  readonly title: string;
  readonly description: string;
  readonly closesAt: number | null;
  readonly cap: number | null;
  readonly dataDir: string;
  readonly keyFile: string | null;
  readonly json: boolean;
}

const USAGE =
  "Say what to do: add NAME URL [--dialect wurk|firsthand] [--rate list=6/1m], follow NAME JOB --title TEXT [--closes TIME --cap N], list, sync [NAME] or remove NAME; with --data DIR, --key-file FILE and --json.";
const NEEDED: Readonly<Record<RemoteCommand["action"], number>> = {
  add: 2,
  follow: 2,
  list: 0,
  sync: 0,
  remove: 1,
};
const MOST: Readonly<Record<RemoteCommand["action"], number>> = {
  add: 2,
  follow: 2,
  list: 0,
  sync: 1,
  remove: 1,
};

/** Reads the command line; anything wrong is an AppError `invalid_setting` with a sentence. */
export const readRemoteCommand = (
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): RemoteCommand => {
  const { values, positionals } = parse(args);
  const [named, ...rest] = positionals;
  const action = ACTIONS.find((each) => each === named);
  if (action === undefined || rest.length < NEEDED[action] || rest.length > MOST[action])
    throw invalid(USAGE);
  const dialect = values.dialect ?? "wurk";
  if (dialect !== "wurk" && dialect !== "firsthand") throw invalid("--dialect is wurk or firsthand.");
  const closesAt = values.closes === undefined ? null : Date.parse(values.closes);
  if (Number.isNaN(closesAt)) throw invalid("--closes is a time like 2026-03-16T18:00:00Z.");
  const cap = values.cap === undefined ? null : Number(values.cap);
  if (cap !== null && !Number.isSafeInteger(cap)) throw invalid("--cap is a whole number.");
  return {
    ...{ action, dialect, closesAt, cap, key: "" },
    name: rest[0] ?? null,
    what: rest[1] ?? null,
    rates: Object.fromEntries((values.rate ?? []).map(readNamedRate)),
    title: values.title ?? `Job ${rest[1] ?? ""}`,
    description: values.description ?? "",
    dataDir: resolve(values.data ?? defaultDataDir(env)),
    keyFile: values["key-file"] ?? env["WINNOW_KEY_FILE"] ?? null,
    json: values.json ?? false,
  };
};

const readNamedRate = (entry: string): readonly [string, RateLimit] => {
  const [lane = "", text = ""] = entry.split("=");
  const rate = readRate(text);
  if ((lane !== "list" && lane !== "choose") || rate === null)
    throw invalid("--rate is written as list=6/1m or choose=50/1m.");
  return [lane, rate];
};

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: "string" },
        dialect: { type: "string" },
        rate: { type: "string", multiple: true },
        title: { type: "string" },
        description: { type: "string" },
        closes: { type: "string" },
        cap: { type: "string" },
        "key-file": { type: "string" },
        json: { type: "boolean" },
      },
    });
  } catch (error) {
    throw invalid(`${error instanceof Error ? error.message : String(error)} ${USAGE}`);
  }
};

const invalid = (message: string): AppError => new AppError("invalid_setting", message);
