import type { ModelChoice } from "./models-port.ts";

/** The setting of a data folder that remembers which model is in use. */
export const MODEL_SETTING = "model.choice";

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

/** What cannot be read is no choice. */
export const readChoice = (text: string | null): ModelChoice => {
  try {
    const { kind, name, path } = JSON.parse(text ?? "{}") as Readonly<Record<string, unknown>>;
    if (kind === "practice" || kind === "practice_jobs") return { kind };
    if (kind === "installed" && isText(name)) return { kind, name };
    if (kind === "folder" && isText(path)) return { kind, path };
    return { kind: "none" };
  } catch {
    return { kind: "none" };
  }
};
