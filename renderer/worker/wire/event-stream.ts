/** One server-sent event. */
export interface StreamEvent {
  readonly name: string;
  readonly data: string;
}

const parseBlock = (block: string, onRetry: (ms: number) => void): StreamEvent | null => {
  let name = "message";
  const data: string[] = [];
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    if (colon <= 0) continue;
    const value = line.slice(colon + 1).replace(/^ /, "");
    const field = line.slice(0, colon);
    if (field === "event") name = value;
    if (field === "data") data.push(value);
    if (field === "retry" && /^\d+$/.test(value)) onRetry(Number(value));
  }
  return data.length === 0 ? null : { name, data: data.join("\n") };
};

/**
 * Reads events from a stream of bytes until it ends. Every arrival of bytes is told as well, comments included:
 * they are how the service shows that the line still stands. (EventSource would do all this, but cannot send an
 * Authorization header.)
 */
export const readEvents = async (
  stream: ReadableStream<Uint8Array>,
  onEvent: (event: StreamEvent) => void,
  onBytes: () => void,
  /** How long the service asks to wait before another stream is opened. */
  onRetry: (ms: number) => void = () => undefined,
): Promise<void> => {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onBytes();
    // A carriage return at the end may be half a line break, so it waits for what follows.
    const text = rest + decoder.decode(value, { stream: true });
    const held = text.endsWith("\r") ? "\r" : "";
    const blocks = text
      .slice(0, text.length - held.length)
      .replace(/\r\n?/g, "\n")
      .split("\n\n");
    rest = (blocks.pop() ?? "") + held;
    for (const block of blocks) {
      const event = parseBlock(block, onRetry);
      if (event !== null) onEvent(event);
    }
  }
};
