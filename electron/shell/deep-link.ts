/** Links into the desk, `winnow://…`: they only ever lead somewhere, and never do anything. */
import { parsePublicId, type JobId } from "#shared/domain/ids.ts";

export const LINK_SCHEME = "winnow";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SECTION = /^[a-z]{1,20}$/;
const PLACES: readonly string[] = ["inbox", "jobs", "insights", "new-job", "coverage"];

export const isLink = (text: string): boolean => text.toLowerCase().startsWith(`${LINK_SCHEME}:`);

/**
 * The desk's own address of what a link names, or null where it names nothing:
 * `winnow://inbox`, `winnow://settings/keys`, `winnow://job/{id}` and `winnow://job/{id}/{number}`; a job by either
 * form of its id.
 */
export const addressOf = (link: string): string | null => {
  const [place = "", first = "", second, ...rest] = link
    .slice(LINK_SCHEME.length + 1)
    .replace(/^\/+/, "")
    .replace(/\/+$/, "")
    .split("/");
  if (rest.length > 0) return null;
  if (PLACES.includes(place)) return first === "" ? place : null;
  if (place === "settings") return second === undefined && SECTION.test(first) ? `settings/${first}` : null;
  if (place !== "job") return null;
  const jobId = UUID.test(first) ? first : parsePublicId<JobId>("job", first);
  if (jobId === null) return null;
  if (second === undefined) return `job/${jobId}/brief`;
  return /^[1-9]\d{0,8}$/.test(second) ? `job/${jobId}/triage/${second}` : null;
};
