const bytes = 16;

/** A key nobody else has. `crypto.randomUUID` is missing on plain http, which is what phones on a local network use. */
export const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
