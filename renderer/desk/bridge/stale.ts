import type { DeskCall } from "#shared/contract/desk-calls.ts";

/** Which answers a successful call makes stale, besides what main tells by itself. */
export const MAKES_STALE: Partial<Record<DeskCall, readonly DeskCall[]>> = {
  "app.setTheme": ["app.info"],
  "app.setActor": ["app.info"],
  "model.usePractice": ["model.status", "inbox.get", "jobs.list"],
  "scoring.pause": ["scoring.get", "scoring.settings"],
  "scoring.set": ["scoring.get", "scoring.settings"],
  "scoring.measure": ["scoring.settings"],
  "models.fetch": ["models.get"],
  "models.pause": ["models.get"],
  "models.cancel": ["models.get"],
  "models.import": ["models.get"],
  "models.use": ["models.get", "model.status"],
  "models.remove": ["models.get", "model.status"],
  "models.setMirror": ["models.get"],
  "jobs.create": ["app.info", "inbox.get", "jobs.list"],
  "jobs.close": ["inbox.get", "jobs.list", "jobs.get", "pick.get"],
  "jobs.cancel": ["inbox.get", "jobs.list", "jobs.get", "pick.get"],
  "jobs.settle": ["inbox.get", "jobs.list", "jobs.get", "pick.get"],
  "jobs.claim": ["inbox.get", "jobs.list", "jobs.get", "pick.get", "coverage.queue", "coverage.get"],
  "jobs.release": ["inbox.get", "jobs.list", "jobs.get", "pick.get", "coverage.queue", "coverage.get"],
  "learning.turn": ["learning.view", "learning.likelihood"],
  "submission.leftAt": ["inbox.get"],
  "share.setLan": ["jobs.get"],
  "share.revoke": ["jobs.get"],
  "keys.create": ["keys.list", "webhooks.list"],
  "keys.rename": ["keys.list"],
  "keys.setScopes": ["keys.list"],
  "keys.rotate": ["keys.list"],
  "keys.revoke": ["keys.list"],
  "judging.savePrompts": ["judging.get", "judging.preview"],
  "judging.saveThreshold": ["judging.get", "jobs.get"],
  "judging.again": ["judging.columns", "judging.preview"],
  "limits.set": ["limits.get"],
  "credits.setBudget": ["credits.get", "inbox.get", "jobs.list", "jobs.get"],
  "webhooks.create": ["webhooks.list"],
  "webhooks.delete": ["webhooks.list", "webhooks.events"],
  "webhooks.rotate": ["webhooks.list"],
  "webhooks.replay": ["webhooks.list", "webhooks.events"],
  "remotes.add": ["remotes.get"],
  "remotes.changeKey": ["remotes.get"],
  "remotes.remove": ["remotes.get"],
  "remotes.follow": ["remotes.get", "inbox.get", "jobs.list", "app.info"],
  "remotes.change": ["remotes.get", "inbox.get", "jobs.list", "jobs.get", "pick.get"],
  "remotes.syncNow": ["remotes.get"],
  "remotes.settle": ["remotes.get", "remotes.conflicts", "inbox.get", "jobs.list", "jobs.get", "pick.get"],
  "practice.start": ["app.info", "inbox.get", "jobs.list"],
  "pick.seal": ["inbox.get", "jobs.list", "jobs.get", "pick.get", "seal.get"],
  "seal.again": ["inbox.get", "jobs.list", "jobs.get", "pick.get", "seal.get"],
  "seal.letGo": ["inbox.get", "jobs.list", "jobs.get", "pick.get", "seal.get"],
};

/** Lists and totals that any change of a job or of its submissions touches. */
export const OVERVIEWS: readonly DeskCall[] = ["inbox.get", "jobs.list", "coverage.queue"];
/** Answers about one job. */
export const OF_A_JOB: readonly DeskCall[] = [
  "jobs.get",
  "judging.get",
  "pick.get",
  "seal.get",
  "coverage.get",
];
/** Answers about the submissions of one job. */
export const OF_SUBMISSIONS: readonly DeskCall[] = [
  "triage.index",
  "triage.rows",
  "submission.detail",
  "copies.of",
  "learning.view",
  "learning.likelihood",
];
