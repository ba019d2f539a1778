/** What moderators' tests have in common: a house of moderators beside two owners, and their calls. */
import { HOUR } from "#shared/lib/instant.ts";
import { type Answer, post } from "./calls.ts";
import { type HttpService, OTHER_KEY, startHttpService, TEST_KEY } from "./http-service.ts";
import { canonical, joinJob, type MadeJob, makeSelectionJob, submit } from "./story.ts";

const OWNER = ["jobs:read", "jobs:write", "submissions:read", "winners:write"] as const;
/** Two keys of one name, as two people of one house have. */
export const MO = "moderator-key-of-house-0001";
export const OTHER_MO = "moderator-key-of-house-0002";

export const startModeratedService = (): Promise<HttpService> =>
  startHttpService({
    apiKeys: [
      { ownerName: "acme", key: TEST_KEY, scopes: OWNER },
      { ownerName: "globex", key: OTHER_KEY, scopes: OWNER },
      { ownerName: "house", key: MO, scopes: [...OWNER, "moderate"] },
      { ownerName: "house", key: OTHER_MO, scopes: ["moderate"] },
    ],
  });

interface EnteredJob {
  readonly job: MadeJob;
  readonly ids: string[];
}

/** The calls, to whichever service runs when they are made. */
export const moderationCalls = (service: () => HttpService) => {
  const at = (path: string): string => `${service().url}${path}`;
  /** A job with three entries, whose creator still has time. */
  const enteredJob = async (cap = 3): Promise<EnteredJob> => {
    const job = await makeSelectionJob(service(), { max_completions: cap });
    const { token } = await joinJob(service(), job);
    const ids: string[] = [];
    for (const text of ["one", "two", "three"])
      ids.push(canonical((await submit(service(), job, token, { text })).id));
    return { job, ids };
  };
  return {
    at,
    enteredJob,
    /** The same, once the creator's 24 hours have passed. */
    missedJob: async (cap = 3): Promise<EnteredJob> => {
      const entered = await enteredJob(cap);
      service().clock.advance(26 * HOUR);
      return entered;
    },
    claim: (job: MadeJob, key = MO): Promise<Answer> => post(at(`/v1/jobs/${job.id}/claim`), { key }),
    release: (job: MadeJob, key = MO): Promise<Answer> => post(at(`/v1/jobs/${job.id}/release`), { key }),
    settle: (job: MadeJob, key: string): Promise<Answer> =>
      post(at(`/v1/jobs/${job.id}/settle`), { key, json: { reason: "Nothing else fits the brief." } }),
    choose: (job: MadeJob, ids: readonly string[], key = MO): Promise<Answer> =>
      post(at(`/api/external/jobs/${job.code}/choose-winners`), { key, json: { submissionIds: ids } }),
  };
};
