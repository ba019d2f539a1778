import { randomBytes } from "node:crypto";
import fastify, { type FastifyReply } from "fastify";
import type { App } from "../context.ts";

/** Two of the reader's own styles, which it makes without the nonce: of its messages, and of its theme. */
const READER_STYLES = [
  "'sha256-l/2OpPg0d+2VLTLgwjf5mQo2CYwHDEqdj5TjbfEyVJI='",
  "'sha256-T13Uev3xCax2N28XaoAE8DOzQZKvPp7ZQVAi1iRREjo='",
];

/** Loads nothing from elsewhere, sends what is tried out to this service only, and runs no inline script. */
const policyWith = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src-elem 'nonce-${nonce}' ${READER_STYLES.join(" ")}`,
    // Positions of what floats above the page; nothing of the document's own text becomes a style.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

/** The reader gives the nonce of its meta element to the style that it makes. */
const pageWith = (nonce: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta property="csp-nonce" nonce="${nonce}" content="${nonce}">
    <title>Winnow API</title>
    <link rel="icon" href="data:,">
  </head>
  <body>
    <div id="app"></div>
    <script src="/docs/reader.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

/** No fonts, figures, proxies or assistants of anybody else. */
const START = `Scalar.createApiReference("#app", {
  url: "/openapi.json",
  withDefaultFonts: false,
  telemetry: false,
  proxyUrl: "",
  agent: { disabled: true },
  mcp: { disabled: true },
  showDeveloperTools: "never",
  hideClientButton: true,
  persistAuth: false,
  defaultHttpClient: { targetKey: "shell", clientKey: "curl" },
});
`;

/** `/docs`: the document to browse and try out, with nothing loaded from the net. */
export const docsRoutes = (app: App): void => {
  const hidden = { schema: { hide: true } };
  const page = async (_request: unknown, reply: FastifyReply): Promise<FastifyReply> => {
    const nonce = randomBytes(16).toString("base64");
    return reply
      .header("content-security-policy", policyWith(nonce))
      .type("text/html; charset=utf-8")
      .send(pageWith(nonce));
  };
  app.get("/docs", hidden, page);
  app.get("/docs/", hidden, page);
  app.get("/docs/start.js", hidden, async (_request, reply) => reply.type(SCRIPT_TYPE).send(START));

  // Five megabytes that only a visitor of this page needs.
  let reader: Promise<string> | null = null;
  app.get("/docs/reader.js", hidden, async (_request, reply) => {
    reader ??= loadReader();
    return reply.type(SCRIPT_TYPE).send(await reader);
  });
};

const SCRIPT_TYPE = "text/javascript; charset=utf-8";

/** The package ships its script inside of a plugin; a server that never listens hands it out. */
const loadReader = async (): Promise<string> => {
  const { default: apiReference } = await import("@scalar/fastify-api-reference");
  const holder = fastify();
  await holder.register(apiReference, { routePrefix: "/r", configuration: { url: "/openapi.json" } });
  const answer = await holder.inject("/r/js/scalar.js");
  await holder.close();
  if (answer.statusCode !== 200)
    throw new Error("The script of the documentation is missing from its package.");
  return answer.body;
};
