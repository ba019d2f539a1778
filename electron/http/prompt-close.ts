import type { App } from "./context.ts";

/**
 * Closing ends idle connections once, at its beginning. One that is still answering then becomes idle later, and
 * would hold the close up for as long as connections are kept alive (72 s); so idle ones are ended again after
 * each answer.
 */
export const closePromptly = (app: App): void => {
  let closing = false;
  app.addHook("preClose", async () => {
    closing = true;
  });
  app.addHook("onResponse", (_request, _reply, done) => {
    if (closing) setImmediate(() => app.server.closeIdleConnections());
    done();
  });
};
