import type { App } from "./context.ts";

/**
 * `Expect: 100-continue` (curl, for large bodies): the client is told to go on only when the body is going to be
 * read, so that an upload which is refused by its headers is never sent at all.
 */
export const answerExpectations = (app: App): void => {
  app.server.on("checkContinue", (request, response) => {
    app.server.emit("request", request, response);
  });
  // Everything that judges by headers alone runs before this hook.
  app.addHook("preParsing", (request, reply, _payload, done) => {
    if (request.headers.expect?.toLowerCase() === "100-continue") reply.raw.writeContinue();
    done();
  });
};
