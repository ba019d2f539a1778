import type { FileId } from "#shared/domain/ids.ts";
import { toPublicId } from "#shared/domain/ids.ts";
import { DAY, HOUR, SECOND } from "#shared/lib/instant.ts";
import type { Ports } from "./ports.ts";

/** A file address is good for seven days (API.md, Files). */
const GOOD_FOR_MS = 7 * DAY;
/** Signatures of this many files are kept; they change each hour. */
const CACHE_SIZE = 20_000;

/** Signed addresses of one service; `expires` is floored to the hour so that they can be cached. */
export interface FileLinks {
  link(baseUrl: string, fileId: FileId): string;
  check(fileId: FileId, expires: string, signature: string): "ok" | "expired" | "wrong";
}

export const createFileLinks = (ports: Pick<Ports, "crypto" | "clock">): FileLinks => {
  let hour = -1;
  const cache = new Map<FileId, string>();

  const sign = (fileId: FileId, expires: string): string =>
    ports.crypto.sign("files", `${fileId}:${expires}`);

  return {
    link: (baseUrl, fileId) => {
      const nowHour = Math.floor(ports.clock.now() / HOUR);
      if (nowHour !== hour || cache.size > CACHE_SIZE) {
        cache.clear();
        hour = nowHour;
      }
      let path = cache.get(fileId);
      if (path === undefined) {
        const expires = String((nowHour * HOUR + GOOD_FOR_MS) / SECOND);
        path = `/files/${toPublicId("file", fileId)}?expires=${expires}&signature=${sign(fileId, expires)}`;
        cache.set(fileId, path);
      }
      return baseUrl + path;
    },
    check: (fileId, expires, signature) => {
      if (!/^\d{1,12}$/.test(expires) || !ports.crypto.equal(signature, sign(fileId, expires)))
        return "wrong";
      return Number(expires) * SECOND < ports.clock.now() ? "expired" : "ok";
    },
  };
};
