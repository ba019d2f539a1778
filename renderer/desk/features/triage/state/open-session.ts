import type { JobDetail } from "#shared/contract/desk-views.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { call } from "../../../bridge/call.ts";
import { takeLeft } from "../../../state/left.ts";
import { dismissToast, showToast } from "../../../state/toasts.ts";
import { type Filters, firstFilters } from "../model/filters.ts";
import { takesTextsOnly } from "../model/texts.ts";
import { recordDecided } from "../pace/work-session-store.ts";
import type { TriagePorts } from "./ports.ts";
import { newTriageSession, type TriageSession } from "./session.ts";

interface Place {
  readonly filters: Filters;
  readonly cursor: number | null;
}

/** Where each job's triage was left in this run, to come back to from another tab. */
const places = new Map<JobId, Place>();

/** The session of a job, at the asked-for submission, else where it was left, else at its beginning. */
export const openSession = (job: JobDetail, number: number | null): TriageSession => {
  const first = firstFilters(job.policy, takesTextsOnly(job));
  const left = takeLeft(job.id, "triage");
  const place =
    left === null
      ? (places.get(job.id) ?? { filters: first, cursor: null })
      : { filters: { ...first, ...(left["filters"] as Partial<Filters> | undefined) }, cursor: number };
  const session = newTriageSession(job.id, place.filters, number, place.cursor, deskPorts());
  if (left?.["loupe"] === true) session.setLoupe(true);
  session.store.subscribe(({ filters, cursor }) => places.set(job.id, { filters, cursor }));
  return session;
};

const deskPorts = (): TriagePorts => {
  let told = 0;
  return {
    call,
    decided: recordDecided,
    tell: (text, tone, action) => {
      dismissToast(told);
      told = showToast(text, { tone, ...(action !== undefined && { action }) });
    },
  };
};
