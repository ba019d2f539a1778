import { AppError } from "#shared/lib/app-error.ts";
import { type App, listeningUrl } from "./context.ts";

/** Listens and tells where. Port 0 picks one. A port that cannot be had is an AppError `port_in_use`. */
export const listen = async (
  app: App,
  at: { readonly host: string; readonly port: number },
): Promise<{ readonly url: string; readonly port: number }> => {
  try {
    await app.listen({ host: at.host, port: at.port, listenTextResolver: () => "listening" });
  } catch (cause) {
    throw asPortFault(cause, at) ?? cause;
  }
  const address = app.server.address();
  return {
    url: listeningUrl(app),
    port: typeof address === "object" && address !== null ? address.port : at.port,
  };
};

const asPortFault = (cause: unknown, { host, port }: { host: string; port: number }): AppError | null => {
  const where = `port ${String(port)} of ${host}`;
  const reasons = new Map([
    ["EADDRINUSE", `Another program already uses ${where}. Choose another port, or 0 to have one picked.`],
    ["EACCES", `This user may not open ${where}. Choose a port above 1023.`],
    ["EADDRNOTAVAIL", `This machine has no address ${host} to listen on.`],
  ]);
  const reason = reasons.get(String((cause as NodeJS.ErrnoException).code));
  return reason === undefined ? null : new AppError("port_in_use", reason, { cause });
};
