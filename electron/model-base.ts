import { AppError } from "#shared/lib/app-error.ts";
import { readBase } from "./service/model-mirror.ts";

/** `--model-base URL`, or WINNOW_MODEL_BASE; an AppError `invalid_setting` when it is no address. */
export const readModelBase = (text: string | undefined): string | null => {
  if (text === undefined || text.trim() === "") return null;
  const base = readBase(text);
  if (base !== null) return base;
  throw new AppError(
    "invalid_setting",
    `--model-base ${text} is not an address. Give it as https://host or https://host/path.`,
  );
};
