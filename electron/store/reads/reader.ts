import type { StoreReader } from "../../service/store-port.ts";
import type { Session } from "../engine/connection.ts";
import { readCopies } from "./copies.ts";
import { readHistory } from "./history.ts";
import { readJudging } from "./judging.ts";
import { readKeptAnswers } from "./kept-answers.ts";
import { readLedger } from "./ledger.ts";
import { readMarks } from "./marks.ts";
import { readOwners } from "./owners.ts";
import { readSeals } from "./seals.ts";
import { readRemotes } from "./remotes.ts";
import { readSubmissions } from "./submissions.ts";
import { readWebhooks } from "./webhooks.ts";

/** All single reads, over a connection or an open transaction. */
export const readerOver = (session: Session): StoreReader => ({
  ...readOwners(session),
  ...readSubmissions(session),
  ...readHistory(session),
  ...readWebhooks(session),
  ...readKeptAnswers(session),
  ...readLedger(session),
  ...readJudging(session),
  ...readCopies(session),
  ...readSeals(session),
  ...readRemotes(session),
  ...readMarks(session),
});
