/** The desk's calls about the data folder: what it takes, whether it is whole, its backups. */
import { z } from "zod";

export interface BackupView {
  readonly state:
    | { readonly kind: "idle" }
    | {
        readonly kind: "working";
        readonly what: "backup" | "restore";
        readonly step: "database" | "files" | "verify";
        readonly doneBytes: number;
        readonly totalBytes: number;
      }
    | { readonly kind: "made"; readonly folder: string; readonly files: number; readonly missing: number }
    /** Checked and copied in; it takes the data's place at the next start. */
    | { readonly kind: "staged"; readonly madeAt: string }
    | { readonly kind: "failed"; readonly message: string };
}

export interface FolderPart {
  readonly part: "database" | "files" | "previews" | "models" | "other";
  readonly bytes: number;
}

const nothing = z.undefined().optional();

export const BACKUP_CALLS = {
  "backup.get": nothing,
  /** Asks for the folder that the backup's own is made in. */
  "backup.make": nothing,
  /** Asks for a backup, checks it and copies it in; nothing is replaced before the restart. */
  "backup.restore": nothing,
  "backup.restart": nothing,
  "backup.forget": nothing,
  "storage.sizes": nothing,
  /** Reads all of the database. */
  "storage.check": nothing,
} as const;

export interface BackupAnswers {
  "backup.get": BackupView;
  "backup.make": BackupView;
  "backup.restore": BackupView;
  "backup.restart": null;
  "backup.forget": BackupView;
  "storage.sizes": readonly FolderPart[];
  "storage.check": { readonly problem: string | null };
}
