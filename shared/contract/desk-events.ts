import type { JobId } from "../domain/ids.ts";

/** What main tells its windows. Several changes within a frame come as one. */
export type DeskEvent =
  /** Submissions of a job arrived or changed; `arrived` counts the new ones. */
  | {
      readonly type: "submissions.changed";
      readonly jobId: JobId;
      readonly numbers: readonly number[];
      readonly arrived: number;
    }
  | { readonly type: "jobs.changed"; readonly jobIds: readonly JobId[] }
  | { readonly type: "model.changed" }
  /** A download, an import or a change of models went on. */
  | { readonly type: "models.changed" }
  /** How pictures are scored was changed, or scoring was held or went on. */
  | { readonly type: "scoring.changed" }
  /** A remote was asked or sent something. */
  | { readonly type: "remotes.changed" }
  /** What the app says of itself is another: the local server answers now. */
  | { readonly type: "app.changed" }
  /** Some window changed a habit of the desk. */
  | { readonly type: "preferences.changed" }
  /** A backup or a restore went on. */
  | { readonly type: "backup.changed" }
  | { readonly type: "share.changed"; readonly jobId: JobId }
  /** The app asks the window to show something: a notification or a second start was used. */
  | { readonly type: "navigate"; readonly to: string };
