import { ownersAndJobs } from "./0001-owners-and-jobs.ts";
import { submissionsAndFiles } from "./0002-submissions-and-files.ts";
import { figures } from "./0003-figures.ts";
import { history } from "./0004-history.ts";
import type { Migration } from "./migration.ts";

/** In order; the last one's version is what this program writes. */
export const MIGRATIONS: readonly Migration[] = [ownersAndJobs, submissionsAndFiles, figures, history];
