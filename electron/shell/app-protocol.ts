import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { protocol } from "electron";
import { APP_SCHEME, MEDIA_SCHEME, WORKER_PREVIEW_ORIGIN } from "#shared/contract/media.ts";

export const DESK_ORIGIN = `${APP_SCHEME}://desk`;
export const DESK_URL = `${DESK_ORIGIN}/index.html`;

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

/** No inline script, no network: the window reaches main by its bridge alone. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  `img-src 'self' ${MEDIA_SCHEME}:`,
  "font-src 'self'",
  "connect-src 'self'",
  `frame-src ${WORKER_PREVIEW_ORIGIN}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The worker's page as a preview: its own files and nothing else, framed by the desk alone. */
const PREVIEW_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  `frame-ancestors ${DESK_ORIGIN}`,
].join("; ");

/**
 * Serves the built desk from `folder`, the worker's page for its preview, and nothing outside them. Resolves when the page has been given a script, or
 * something that it asked for is not there: from then on it has work of its own.
 */
export const serveDesk = (folder: string, workerPageDir: string): Promise<void> => {
  const handedOut = Promise.withResolvers<undefined>();
  protocol.handle(APP_SCHEME, async (request) => {
    const { host } = new URL(request.url);
    const isPreview = host === "worker";
    const path =
      isPreview || host === "desk" ? pathOf(isPreview ? workerPageDir : folder, request.url) : null;
    const type = path === null ? undefined : TYPES[extname(path)];
    const body = path === null || type === undefined ? null : await readFile(path).catch(() => null);
    // After this answer and those to what was asked for along with it.
    if (body === null || extname(request.url) === ".js") setImmediate(handedOut.resolve, undefined);
    if (type === undefined || body === null) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(body), {
      headers: {
        "content-type": type,
        "content-security-policy": isPreview ? PREVIEW_POLICY : CONTENT_SECURITY_POLICY,
        "x-content-type-options": "nosniff",
      },
    });
  });
  return handedOut.promise;
};

const pathOf = (folder: string, address: string): string | null => {
  const url = new URL(address);
  const path = normalize(join(folder, decodeURIComponent(url.pathname)));
  return path.startsWith(folder + sep) ? path : null;
};
