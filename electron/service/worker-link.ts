import type { Job } from "#shared/domain/job.ts";
import { inviteFor } from "./access.ts";
import type { Ports } from "./ports.ts";

/** The invite stands in the fragment, which browsers keep to themselves: it reaches no log and no referrer. */
export const workerLink = (
  ports: Ports,
  baseUrl: string,
  job: Pick<Job, "id" | "code" | "inviteGeneration">,
): string => `${baseUrl}/w/${job.code}#${inviteFor(ports, job)}`;
