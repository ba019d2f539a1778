import type { BackupView, FolderPart } from "#shared/contract/backup-calls.ts";

/** The data folder as a whole. What takes long runs in a thread of its own. */
export interface DataFolder {
  view(): BackupView;
  /** Begins a backup in a new folder there. Nothing where one is under way. */
  backUp(into: string): void;
  /** Checks a backup and copies it in, to take the data's place at the next start. */
  restore(from: string): void;
  /** Takes a staged restore back. */
  forget(): Promise<void>;
  sizes(): Promise<readonly FolderPart[]>;
  /** A sentence where the database is damaged. */
  check(): Promise<string | null>;
}
