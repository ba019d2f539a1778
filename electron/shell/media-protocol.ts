import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { protocol } from "electron";
import { MEDIA_SCHEME, MEDIA_SIZE, parseMediaUrl } from "#shared/contract/media.ts";
import { DESK_ORIGIN } from "./app-protocol.ts";
import type { Ports } from "../service/ports.ts";

/** Named by content, so what was fetched once never changes. */
const FOREVER = "private, max-age=31536000, immutable";
const HEADERS = { "cache-control": FOREVER, "access-control-allow-origin": DESK_ORIGIN };
const RASTER = new Set(["image/jpeg", "image/png", "image/webp", "image/avif", "image/gif"]);

/** Thumbnails, previews and originals for the desk's windows; pictures are made out of process when missing. */
export const serveMedia = (service: Promise<Ports>): void => {
  const making = new Map<string, Promise<Buffer | null>>();

  protocol.handle(MEDIA_SCHEME, async (request) => {
    const address = parseMediaUrl(request.url);
    if (address === null) return new Response(null, { status: 404 });
    const ports = await service;
    const size = MEDIA_SIZE[address.kind];
    if (size === null) return original(ports.files.pathOf(address.sha256));
    const bytes = await derived(ports, address.sha256, size, making);
    return bytes === null
      ? new Response(null, { status: 404 })
      : new Response(new Uint8Array(bytes), {
          headers: { "content-type": "image/webp", ...HEADERS },
        });
  });
};

const original = async (path: string): Promise<Response> => {
  const { fileTypeFromFile } = await import("file-type");
  const type = await fileTypeFromFile(path).catch(() => undefined);
  if (type === undefined || !RASTER.has(type.mime)) return new Response(null, { status: 404 });
  const body = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  return new Response(body, { headers: { "content-type": type.mime, ...HEADERS } });
};

/** The derived picture's bytes; windows that ask for the same one share its making. Null for a damaged file. */
const derived = async (
  { files, scorer }: Ports,
  sha256: string,
  size: number,
  making: Map<string, Promise<Buffer | null>>,
): Promise<Buffer | null> => {
  const path = files.derivedPath(sha256, size);
  const made = await readFile(path).catch(() => null);
  if (made !== null) return made;
  let work = making.get(path);
  if (work === undefined) {
    work = scorer
      .preview(files.pathOf(sha256), path, size)
      .then((result) => (result.kind === "made" ? readFile(path) : null))
      .finally(() => making.delete(path));
    making.set(path, work);
  }
  return work;
};
