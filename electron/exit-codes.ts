/** Exit codes of the commands (API.md, Commands). */
export const EXIT_CODES: Readonly<Record<string, number>> = {
  invalid_setting: 2,
  key_of_another_owner: 2,
  model_unusable: 2,
  data_folder_in_use: 3,
  database_newer: 4,
  database_damaged: 5,
  port_in_use: 6,
  folder_not_writable: 7,
  disk_full: 7,
  backup_unusable: 8,
};

export interface StartFailure {
  readonly exitCode: number;
  /** One sentence that says what to do. */
  readonly sentence: string;
}

/** What a program that could not start says and exits with. */
export const startFailure = (error: unknown): StartFailure => {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  const exitCode = typeof code === "string" ? EXIT_CODES[code] : undefined;
  return exitCode === undefined
    ? {
        exitCode: 1,
        sentence: `Winnow could not start: ${typeof message === "string" ? message : String(error)}`,
      }
    : { exitCode, sentence: String(message) };
};
