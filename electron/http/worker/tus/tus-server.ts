/** @tus/server over the service's uploads, with our words for its refusals. Loaded when the first upload comes. */
import { Server } from "@tus/server";
import type { HttpContext } from "../../context.ts";
import { bodyOf } from "../../errors/dialects.ts";
import { logFault } from "../../errors/handlers.ts";
import { UPLOADS_PATH } from "./path.ts";
import { passingNow, uploadIdNow } from "./passing.ts";
import { problemOfStatus, problemOfTus } from "./tus-problem.ts";
import { tusLocker, TusStore } from "./tus-store.ts";

/** From giving a request up to the end of its body. */
const LET_GO_MS = 100;

class WordedServer extends Server {
  /** Every answer that it makes itself passes here; its own texts become ours. */
  override async write(
    ...[context, headers, status, body = ""]: Parameters<Server["write"]>
  ): ReturnType<Server["write"]> {
    if (status < 400) return super.write(context, headers, status, body);
    headers.set("Content-Type", "application/json; charset=utf-8");
    const worded = body.startsWith("{") ? body : bodyText(problemOfStatus(status, body));
    return super.write(context, headers, status, worded);
  }
}

const bodyText = (problem: ReturnType<typeof problemOfStatus>): string =>
  JSON.stringify(bodyOf("firsthand", problem, passingNow().request.id));

export const createTusServer = (context: HttpContext): Server => {
  const { ports } = context;
  return new WordedServer({
    path: UPLOADS_PATH,
    datastore: new TusStore(ports),
    locker: tusLocker(ports.files.uploads),
    lockDrainTimeout: LET_GO_MS,
    maxSize: () => ports.settings.maxFileBytes,
    // The page comes from here; nobody else's page has a worker's token.
    allowedOrigins: [],
    namingFunction: () => uploadIdNow(),
    getFileIdFromRequest: () => uploadIdNow(),
    // By the name that this client reached us by, which behind a proxy is the public one.
    generateUrl: (_request, { path, id }) => `${context.originOf(passingNow().request)}${path}/${id}`,
    onResponseError: (_request, error) => {
      const problem = problemOfTus(error);
      logFault(error, passingNow().request, problem);
      return { status_code: problem.status, body: bodyText(problem) };
    },
  });
};
