import { AppError } from "#shared/lib/app-error.ts";
import { isDiskFull } from "../file-error.ts";

/** The same error in words, when the disk was full or refused; others are returned as they are. */
export const asModelError = (error: unknown, path: string): unknown => {
  if (isDiskFull(error)) {
    return new AppError(
      "disk_full",
      "The disk is full. What has come of the model is kept: free some space, then go on.",
      { cause: error },
    );
  }
  const { code = "" } = error as { readonly code?: string };
  return ["EACCES", "EPERM", "EROFS"].includes(code)
    ? new AppError("folder_not_writable", `${path} cannot be written. Check who owns it.`, { cause: error })
    : error;
};
