/** Why an attempt at a file ended, in a sentence, and whether another may do better. */
export class FetchProblem extends Error {
  readonly isTransient: boolean;
  /** As the server asked; null leaves it to us. */
  readonly retryAfterMs: number | null;

  constructor(
    message: string,
    {
      isTransient,
      retryAfterMs = null,
      cause,
    }: { readonly isTransient: boolean; readonly retryAfterMs?: number | null; readonly cause?: unknown },
  ) {
    super(message, { cause });
    this.isTransient = isTransient;
    this.retryAfterMs = retryAfterMs;
  }
}

export const problemOfStatus = (status: number, host: string, retryAfterMs: number | null): FetchProblem => {
  if (status === 429) {
    return new FetchProblem(`${host} asks for fewer requests (429).`, { isTransient: true, retryAfterMs });
  }
  if (status >= 500 || status === 408) {
    return new FetchProblem(`${host} has trouble (${String(status)}).`, { isTransient: true, retryAfterMs });
  }
  if (status === 404 || status === 410) {
    return new FetchProblem(
      `${host} does not have this model (${String(status)}). Check the mirror address, or import the model from a file.`,
      { isTransient: false },
    );
  }
  return new FetchProblem(
    `${host} refused the download (${String(status)}). Check the mirror address and the proxy, or import the model from a file.`,
    { isTransient: false },
  );
};

/** What went wrong with the connection. A certificate does not mend itself; all else may. */
export const problemOfConnection = (error: unknown, host: string): FetchProblem => {
  const { code = "" } = error as { readonly code?: string };
  const sentence = (): string => {
    switch (code) {
      case "ENOTFOUND":
      case "EAI_AGAIN":
      case "ENODATA":
        return `${host} was not found. Check the internet connection and the mirror address.`;
      case "ECONNREFUSED":
        return `${host} refused the connection.`;
      case "ENETUNREACH":
      case "EHOSTUNREACH":
        return `${host} cannot be reached. Check the internet connection.`;
      default:
        return `The connection to ${host} broke off.`;
    }
  };
  return /CERT|TLS|SSL|SIGNATURE/.test(code)
    ? new FetchProblem(`The certificate of ${host} cannot be trusted (${code}).`, {
        isTransient: false,
        cause: error,
      })
    : new FetchProblem(sentence(), { isTransient: true, cause: error });
};
