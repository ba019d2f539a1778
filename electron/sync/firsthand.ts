import { z } from "zod";
import { type Instant, instant, toIsoSeconds } from "#shared/lib/instant.ts";
import {
  type FirstHandPage,
  isFault,
  type RemoteAddress,
  type RemoteFault,
  type TakeTurn,
} from "../service/remotes-port.ts";
import { ask, type Ways } from "./ask.ts";

const PAGE_SIZE = 100;

const moment = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)))
  .transform((text) => instant(Date.parse(text)));

/** Reference: List Submissions. Fields that are new to us are let be. */
const listSchema = z.object({
  data: z.array(
    z.object({
      id: z.string().min(1).max(200),
      job_id: z.string(),
      worker_id: z.string().min(1).max(200).nullish(),
      status: z.string().max(60),
      ai_star_rating: z.number().int().min(1).max(5).nullish(),
      ai_reasoning: z.string().nullish(),
      file_url: z.string().max(4000).nullish(),
      submitted_at: moment,
    }),
  ),
  has_more: z.boolean(),
  next_cursor: z.string().nullish(),
});

const bearer = ({ key }: RemoteAddress) => ({ authorization: `Bearer ${key}` });

export const firstHandPage = async (
  to: RemoteAddress,
  query: { readonly jobKey: string; readonly start: Instant; readonly cursor: string | null },
  again: TakeTurn,
  patience: Ways,
): Promise<FirstHandPage | RemoteFault> => {
  const url = new URL(`${to.baseUrl}/v1/submissions`);
  url.searchParams.set("job_id", query.jobKey);
  // Left out, it would be 30 days ago.
  url.searchParams.set("start_date", toIsoSeconds(query.start));
  url.searchParams.set("limit", String(PAGE_SIZE));
  if (query.cursor !== null) url.searchParams.set("cursor", query.cursor);
  const answer = await ask({ url, headers: bearer(to), again, patience }, listSchema);
  if (isFault(answer)) return answer;
  return {
    nextCursor: answer.has_more ? (answer.next_cursor ?? null) : null,
    rows: answer.data
      .filter((row) => row.job_id === query.jobKey)
      .map((row) => ({
        remoteKey: row.id,
        contentText: null,
        workerKey: row.worker_id ?? null,
        submittedAt: row.submitted_at,
        urls: row.file_url === null || row.file_url === undefined ? [] : [row.file_url],
        winner: false,
        status: row.status,
        stars: row.ai_star_rating ?? null,
        reasoning: row.ai_reasoning ?? null,
      })),
  };
};

export const tryFirstHandKey = async (to: RemoteAddress, patience: Ways): Promise<null | RemoteFault> => {
  const url = new URL(`${to.baseUrl}/v1/submissions?limit=1`);
  const answer = await ask({ url, headers: bearer(to), patience }, listSchema);
  return isFault(answer) ? answer : null;
};
