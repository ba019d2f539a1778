import type { WorkerFile } from "#shared/contract/worker.ts";

/**
 * A file's address on the page's own origin. The service signs path and query; the host it writes is the one that
 * buyers use, which a phone on the local network may not reach.
 */
export const ownAddress = ({ url }: Pick<WorkerFile, "url">, base: string): string => {
  const at = url.indexOf("/files/");
  return at < 0 ? url : `${base}${url.slice(at)}`;
};
