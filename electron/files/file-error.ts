/** What the disk can do to us that is nobody's "no". */
export type FileErrorCode = "folder_not_writable" | "disk_full" | "storage_failed";

/** A fault of the file store, with a sentence for a person. */
export class FileError extends Error {
  readonly code: FileErrorCode;

  constructor(code: FileErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = "FileError";
    this.code = code;
  }
}

const NOT_WRITABLE = ["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST"];
const FULL = ["ENOSPC", "EDQUOT"];
const BROKEN = ["EIO", "ENXIO", "EMFILE", "ENFILE", "ESTALE"];

const errnoOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error && typeof error.code === "string"
    ? error.code
    : "";

export const isDiskFull = (error: unknown): boolean => FULL.includes(errnoOf(error));
export const isMissing = (error: unknown): boolean => errnoOf(error) === "ENOENT";

/** The same error in words, when it came from the disk; others are returned as they are. */
export const asFileError = (error: unknown): unknown => {
  const errno = errnoOf(error);
  if (NOT_WRITABLE.includes(errno)) {
    return new FileError(
      "folder_not_writable",
      "The folder for pictures cannot be written. Check who owns it and whether the disk is read-only.",
      { cause: error },
    );
  }
  if (FULL.includes(errno)) {
    return new FileError(
      "disk_full",
      "The disk is full: the file was not kept. Free some space, then try again.",
      {
        cause: error,
      },
    );
  }
  if (BROKEN.includes(errno)) {
    return new FileError(
      "storage_failed",
      "The disk could not keep the file. Check the disk, then try again.",
      {
        cause: error,
      },
    );
  }
  return error;
};
