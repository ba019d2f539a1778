/** What an API key may do. */
export const SCOPES = [
  "jobs:read",
  "jobs:write",
  "submissions:read",
  "winners:write",
  "webhooks:write",
  /** Sees and settles other owners' jobs while they wait for a moderator. */
  "moderate",
] as const;
export type Scope = (typeof SCOPES)[number];
