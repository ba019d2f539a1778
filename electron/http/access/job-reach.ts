/** Which jobs a key reaches, and as whom: its owner's always, others' while moderators are to choose. */
import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from "fastify";
import { toPublicId } from "#shared/domain/ids.ts";
import { type Job, liveClaim, type Moderator } from "#shared/domain/job.ts";
import type { Scope } from "#shared/domain/scopes.ts";
import { phaseOf } from "#shared/domain/selection.ts";
import type { Instant } from "#shared/lib/instant.ts";
import type { SelectionActor } from "../../service/claims.ts";
import { assertScope, type Caller, callerOf } from "./key-access.ts";

export const moderatorOf = ({ key }: Caller): Moderator => ({
  id: toPublicId("key", key.id),
  name: key.name,
});

export const moderates = ({ key }: Caller): boolean => key.scopes.includes("moderate");

export const isOwnJob = ({ owner }: Caller, job: Job): boolean => job.ownerId === owner.id;

/** Another owner's job, seen by a moderator's key for as long as moderators choose in it. */
const isModeratedJob = (caller: Caller, job: Job, now: Instant): boolean =>
  moderates(caller) && phaseOf(job, now) === "moderator_selection";

export const reachesJob = (caller: Caller, job: Job, now: Instant): boolean =>
  isOwnJob(caller, job) || isModeratedJob(caller, job, now);

/**
 * As whom this key chooses or settles: the owner's key as the creator, until it has claimed the job itself;
 * any other as a moderator.
 */
export const selectionActorOf = (caller: Caller, job: Job, now: Instant): SelectionActor => {
  const moderator = moderatorOf(caller);
  const holds = moderates(caller) && liveClaim(job, now)?.moderator.id === moderator.id;
  return isOwnJob(caller, job) && !holds
    ? { role: "creator", name: caller.key.name }
    : { role: "moderator", ...moderator };
};

/** A hook for what owners and moderators both do: which of the two it is shows once the job is known. */
export const needsScopeOrModerate =
  (scope: Scope) =>
  (request: FastifyRequest, _reply: FastifyReply, done: HookHandlerDoneFunction): void => {
    if (!moderates(callerOf(request))) assertScope(request, scope);
    done();
  };
