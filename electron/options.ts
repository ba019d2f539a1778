import { parseArgs } from "node:util";
import type { Limits } from "#shared/domain/limits.ts";
import type { Scope } from "#shared/domain/scopes.ts";
import { AppError } from "#shared/lib/app-error.ts";
import { readLimits } from "./limit-options.ts";
import { readModelBase } from "./model-base.ts";
import { readProxy } from "./proxy-options.ts";

/** What the command line and the environment ask for. */
export interface ServiceOptions {
  readonly dataDir: string | null;
  readonly host: string;
  /** 0 picks a free one; null leaves the choice to the program. */
  readonly port: number | null;
  readonly publicUrls: readonly string[];
  readonly trustProxy: readonly string[];
  /** `practice`, a folder, or null for what the data folder remembers. */
  readonly model: string | null;
  /** Where models are downloaded from; null leaves it to the setting. */
  readonly modelBase?: string | null;
  readonly practice: boolean;
  /** Fixed for this run; they stand above what the desk chose. */
  readonly limits: Partial<Limits>;
  /** Serves counts of what the service does at /metrics. */
  readonly metrics?: boolean;
  /** Lets webhooks go to this very machine, over http too. */
  readonly webhooksToLoopback?: boolean;
  /** Where the file lies that opens the keys of remotes; null is in the data folder. */
  readonly keyFile?: string | null;
  readonly apiKeys: readonly {
    readonly ownerName: string;
    readonly key: string;
    readonly scopes: readonly Scope[];
  }[];
}

const MIN_KEY_LENGTH = 16;
const KEY_SCOPES: readonly Scope[] = [
  "jobs:read",
  "jobs:write",
  "submissions:read",
  "winners:write",
  "webhooks:write",
];

/** Reads arguments and environment; anything wrong is an AppError `invalid_setting` with a sentence. */
export const readOptions = (
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ServiceOptions => {
  const values = parse(args);
  return {
    dataDir: values.data ?? null,
    host: values.host ?? "127.0.0.1",
    port: values.port === undefined ? null : readPort(values.port),
    publicUrls: (values["public-url"] ?? []).map(readUrl),
    trustProxy: (values["trust-proxy"] ?? []).map(readProxy),
    model: values.model ?? null,
    modelBase: readModelBase(values["model-base"] ?? env["WINNOW_MODEL_BASE"]),
    practice: values.practice ?? false,
    limits: readLimits([
      ...(env["WINNOW_LIMITS"] ?? "").split(",").filter((entry) => entry.trim() !== ""),
      ...(values.limit ?? []),
    ]),
    metrics: values.metrics === true || env["WINNOW_METRICS"] === "1",
    webhooksToLoopback: env["WINNOW_WEBHOOK_ALLOW_LOOPBACK"] === "1",
    keyFile: values["key-file"] ?? env["WINNOW_KEY_FILE"] ?? null,
    apiKeys: readKeys(env["WINNOW_API_KEYS"] ?? ""),
  };
};

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: { type: "string" },
        host: { type: "string" },
        port: { type: "string" },
        "public-url": { type: "string", multiple: true },
        "trust-proxy": { type: "string", multiple: true },
        model: { type: "string" },
        "model-base": { type: "string" },
        practice: { type: "boolean" },
        limit: { type: "string", multiple: true },
        "key-file": { type: "string" },
        metrics: { type: "boolean" },
      },
    }).values;
  } catch (error) {
    throw invalid(
      `${error instanceof Error ? error.message : String(error)} Known are --data DIR, --port N, --host ADDRESS, --public-url URL, --trust-proxy CIDR, --model DIR|practice, --model-base URL, --limit NAME=VALUE, --key-file FILE, --metrics and --practice.`,
    );
  }
};

const readPort = (text: string): number => {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw invalid(`--port ${text} is not a port. Give a whole number from 0 to 65535; 0 picks a free one.`);
  return port;
};

const readUrl = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) {
    throw invalid(`--public-url ${text} is not an address. Give it as https://host or http://host:port.`);
  }
  return url.href.replace(/\/+$/, "");
};

/** `owner=<key>,other:moderate=<key>` */
const readKeys = (text: string): ServiceOptions["apiKeys"] =>
  text
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map((entry) => {
      const at = entry.indexOf("=");
      const [name = "", ...extra] = (at < 0 ? "" : entry.slice(0, at)).split(":");
      const key = at < 0 ? "" : entry.slice(at + 1).trim();
      if (name.trim() === "" || extra.some((scope) => scope !== "moderate")) {
        throw invalid(
          'WINNOW_API_KEYS is written as "owner=<key>,other=<key>"; a moderator\'s as "name:moderate=<key>".',
        );
      }
      if (key.length < MIN_KEY_LENGTH) {
        throw invalid(
          `The key of ${name} in WINNOW_API_KEYS has ${String(key.length)} characters. Give it at least ${String(MIN_KEY_LENGTH)}.`,
        );
      }
      return {
        ownerName: name.trim(),
        key,
        scopes: extra.includes("moderate") ? [...KEY_SCOPES, "moderate" as const] : KEY_SCOPES,
      };
    });

const invalid = (message: string): AppError => new AppError("invalid_setting", message);
