import { setImmediate as nextTurn } from "node:timers/promises";
import type { CommittedEvent, StoreWriter } from "../../service/store-port.ts";
import type { Session } from "../engine/connection.ts";
import { appendEvents } from "../history/append-events.ts";
import { erasePayloads } from "../history/erase-payloads.ts";
import { readerOver } from "../reads/reader.ts";
import { writeAttempts } from "./attempts.ts";
import { writeCopies } from "./copies.ts";
import { writeHistory } from "./history.ts";
import { writeJudging } from "./judging.ts";
import { writeKeptAnswers } from "./kept-answers.ts";
import { writeJobs } from "./jobs.ts";
import { writeMarks } from "./marks.ts";
import { writeOwners } from "./owners.ts";
import { writeSeals } from "./seals.ts";
import { writeRemotes } from "./remotes.ts";
import { writeSubmissions } from "./submissions.ts";
import { writeWebhooks } from "./webhooks.ts";

/** Everything one transaction can do; its events are collected for the listeners. */
export const writerOver = (session: Session, told: CommittedEvent[]): StoreWriter => ({
  ...readerOver(session),
  ...writeOwners(session),
  ...writeJobs(session),
  ...writeSubmissions(session),
  ...writeAttempts(session),
  ...writeHistory(session),
  ...writeWebhooks(session),
  ...writeKeptAnswers(session),
  ...writeJudging(session),
  ...writeCopies(session),
  ...writeSeals(session),
  ...writeRemotes(session),
  ...writeMarks(session),
  appendEvents: async (ownerId, events, at) => {
    const written = appendEvents(session, ownerId, events, at);
    told.push(...written);
    return written;
  },
  pause: () => nextTurn(),
  erasePayloads: async (workerId) => erasePayloads(session, workerId),
});
