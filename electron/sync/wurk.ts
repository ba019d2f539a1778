import { z } from "zod";
import type { ChoiceAnswer } from "#shared/domain/sync/remote-winners.ts";
import type { RemoteAddress, RemoteFault, TakeTurn, WurkPage } from "../service/remotes-port.ts";
import { isFault } from "../service/remotes-port.ts";
import { ask, type Ways } from "./ask.ts";
import { fault } from "./faults.ts";

/** Reference: Submission Fields, Pagination. Fields that are new to us are let be. */
const pageSchema = z.object({
  submissions: z.array(
    z.object({
      id: z.string().min(1).max(200),
      content_text: z.string().nullish(),
      attachment_urls: z.array(z.string().max(4000)).max(50).nullish(),
      winner: z.union([z.literal([0, 1]), z.boolean()]),
    }),
  ),
  page: z.number().int().min(1),
  totalPages: z.number().int().min(0),
  pageSize: z.number().int().min(1).max(10_000),
});

/** Reference: Manual Selection. */
const chosenSchema = z.object({
  ok: z.literal(true),
  updated: z.number().int().nonnegative(),
  winnersNow: z.number().int().nonnegative(),
  cap: z.number().int().nonnegative(),
});

const jobUrl = ({ baseUrl }: RemoteAddress, jobKey: string, last: string): URL =>
  new URL(`${baseUrl}/api/external/jobs/${encodeURIComponent(jobKey)}/${last}`);
const keyHeader = ({ key }: RemoteAddress) => ({ "x-api-key": key });

export const wurkPage = async (
  to: RemoteAddress,
  jobKey: string,
  page: number,
  again: TakeTurn,
  patience: Ways,
): Promise<WurkPage | RemoteFault> => {
  const url = jobUrl(to, jobKey, "submissions");
  url.searchParams.set("page", String(page));
  const answer = await ask({ url, headers: keyHeader(to), again, patience }, pageSchema);
  if (isFault(answer)) return answer;
  if (answer.page !== page)
    return fault("unreadable", `${url.host} was asked for page ${String(page)} and sent another.`);
  return {
    page,
    pageSize: answer.pageSize,
    totalPages: Math.max(1, answer.totalPages),
    ids: answer.submissions.map(({ id }) => id),
    rows: answer.submissions.map((row) => ({
      remoteKey: row.id,
      contentText: row.content_text ?? null,
      workerKey: null,
      submittedAt: null,
      urls: row.attachment_urls ?? [],
      winner: row.winner === 1 || row.winner === true,
      status: null,
      stars: null,
      reasoning: null,
    })),
  };
};

export const chooseAtWurk = async (
  to: RemoteAddress,
  jobKey: string,
  ids: readonly string[],
  patience: Ways,
): Promise<ChoiceAnswer | RemoteFault> => {
  const answer = await ask(
    {
      url: jobUrl(to, jobKey, "choose-winners"),
      headers: keyHeader(to),
      json: { submissionIds: ids.join(",") },
      patience,
    },
    chosenSchema,
  );
  return isFault(answer)
    ? answer
    : { updated: answer.updated, winnersNow: answer.winnersNow, cap: answer.cap };
};

/** A job that nobody can have: 401 says that the key is wrong, 404 that it is good. */
export const tryWurkKey = async (to: RemoteAddress, patience: Ways): Promise<null | RemoteFault> => {
  const answer = await ask(
    { url: jobUrl(to, "00000000", "submissions"), headers: keyHeader(to), patience },
    z.unknown(),
  );
  return isFault(answer) && answer.fault !== "not_reachable_job" && answer.fault !== "rejected"
    ? answer
    : null;
};
