/** Chunks as one array with a buffer of its own, which may be handed to a worker thread. */
export const joined = (chunks: readonly Uint8Array[], total: number): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(Buffer.allocUnsafeSlow(total).buffer);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
};
