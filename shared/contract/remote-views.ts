/** Remotes as the desk shows them and is asked for them. A key goes in and never comes out. */
import { z } from "zod";
import type { JobId, Uuid } from "../domain/ids.ts";
import type { TriageRowView } from "./desk-views.ts";
import type { JobPhase } from "../domain/selection.ts";
import { type Instant, instant } from "../lib/instant.ts";

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const remoteId = uuid;
const jobId = uuid.transform((text) => text as JobId);
const moment = z.number().int().min(0).max(8.64e15).transform(instant);
const cap = z.number().int().min(1).max(500);

export const REMOTE_CALLS = {
  "remotes.get": z.undefined().optional(),
  "remotes.add": z.object({
    name: z.string().max(60),
    baseUrl: z.string().max(2000),
    dialect: z.enum(["firsthand", "wurk"]),
    key: z.string().max(500),
  }),
  "remotes.changeKey": z.object({
    remoteId,
    /** The same one where it is not given. */
    baseUrl: z.string().max(2000).optional(),
    key: z.string().min(1).max(500),
  }),
  "remotes.remove": z.object({ remoteId }),
  "remotes.follow": z.object({
    remoteId,
    remoteKey: z.string().max(100),
    title: z.string().max(120),
    description: z.string().max(5000),
    criteria: z.array(z.string().trim().min(1).max(200)).max(12),
    closesAt: moment.nullable(),
    cap: cap.nullable(),
  }),
  "remotes.change": z.object({ jobId, closesAt: moment.optional(), cap: cap.optional() }),
  "remotes.syncNow": z.object({ remoteId }),
  "remotes.conflicts": z.undefined().optional(),
  "remotes.settle": z.object({
    conflictId: uuid,
    choice: z.discriminatedUnion("keep", [
      z.object({ keep: z.literal("mine") }),
      z.object({ keep: z.literal("theirs") }),
      z.object({ keep: z.literal("some"), numbers: z.array(z.number().int().positive()).max(500) }),
    ]),
  }),
} as const;

export interface RemoteTroubleView {
  readonly code: string;
  readonly message: string;
  readonly since: Instant;
}

/** A list that is being read, as planned within the remote's rate limit. */
export interface ReadingView {
  readonly pagesRead: number;
  readonly pagesTotal: number | null;
  readonly nextAt: Instant;
  readonly doneAt: Instant | null;
}

/** Sealed winners on their way. */
export interface PushView {
  readonly waiting: number;
  readonly confirmed: number;
  readonly doneAt: Instant;
  /** They will not be there before the creator's window ends. */
  readonly late: boolean;
}

export interface RemoteJobView {
  readonly jobId: JobId;
  readonly remoteKey: string;
  readonly title: string;
  /** Submissions that the remote listed, those whose files are still to come, and those that came without one. */
  readonly rows: number;
  readonly toFetch: number;
  readonly failed: number;
  readonly winners: number;
  readonly cap: number | null;
  readonly phase: JobPhase;
  readonly closesAt: Instant | null;
  readonly deadlineAt: Instant | null;
  readonly readAt: Instant | null;
  readonly nextReadAt: Instant;
  readonly reading: ReadingView | null;
  readonly push: PushView | null;
  readonly conflictId: Uuid | null;
  readonly trouble: RemoteTroubleView | null;
}

export interface RemoteView {
  readonly id: Uuid;
  readonly name: string;
  readonly baseUrl: string;
  readonly dialect: "firsthand" | "wurk";
  /** Whether the dialect has a call that chooses winners. */
  readonly canChoose: boolean;
  readonly state: "fine" | "waiting" | "offline" | "trouble";
  readonly trouble: RemoteTroubleView | null;
  readonly reachedAt: Instant | null;
  readonly nextTryAt: Instant | null;
  readonly rates: { readonly list: string; readonly choose: string };
  readonly jobs: readonly RemoteJobView[];
}

export interface RemotesView {
  readonly remotes: readonly RemoteView[];
  /** Where keys lie: the system's own store, or a file that is as readable as the data. */
  readonly keysArePlain: boolean;
  readonly toSend: number;
  readonly conflicts: number;
  /** Since when no remote can be reached; null while one can, or none is there. */
  readonly offlineSince: Instant | null;
}

/** Both sides of a conflict. Places count from 1. */
export interface ConflictView {
  readonly id: Uuid;
  readonly jobId: JobId;
  readonly title: string;
  readonly remoteName: string;
  readonly at: Instant;
  readonly cap: number;
  readonly agreed: number;
  readonly places: number;
  readonly mine: readonly TriageRowView[];
  readonly theirs: readonly TriageRowView[];
  /** Of mine, the numbers that would be sent if mine are kept. */
  readonly mineThatFit: readonly number[];
  readonly sealedBy: string;
  readonly deadlineAt: Instant | null;
}

export interface RemoteAnswers {
  "remotes.get": RemotesView;
  "remotes.add": RemotesView;
  "remotes.changeKey": RemotesView;
  "remotes.remove": RemotesView;
  "remotes.follow": { readonly jobId: JobId };
  "remotes.change": RemotesView;
  "remotes.syncNow": RemotesView;
  "remotes.conflicts": readonly ConflictView[];
  "remotes.settle": RemotesView;
}
