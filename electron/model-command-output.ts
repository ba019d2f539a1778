/** What `npm run model` says: lines for a person, or JSON lines for a program. */
import type { FetchView, ModelFaultView, ModelView } from "#shared/contract/model-views.ts";

export interface Output {
  model(view: ModelView): void;
  progress(view: ModelView, fetch: FetchView): void;
  done(event: "installed" | "removed" | "verified", name: string, sentence: string): void;
  faults(name: string, title: string, faults: readonly ModelFaultView[]): void;
  failed(code: string, sentence: string): void;
  /** A remark that changes nothing. */
  remark(sentence: string): void;
}

interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const EVERY_MS = 500;
/** Where nobody watches the line move. */
const EVERY_MS_IN_A_LOG = 5_000;

const megabytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${String(Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

const FAULTS: Readonly<Record<ModelFaultView["fault"], string>> = {
  missing: "is missing",
  wrong_size: "has another size",
  wrong_bytes: "has other bytes",
};

export const jsonOutput = (out: Terminal): Output => {
  const say = (event: string, facts: object): void => {
    out.write(`${JSON.stringify({ event, ...facts })}\n`);
  };
  const every = seldom(EVERY_MS);
  return {
    model: ({ name, id, revision, title, bytes, licence, installed, inUse, fetch }) =>
      say("model", {
        ...{ name, id, revision, title, bytes, licence },
        installed: installed !== null,
        in_use: inUse,
        received_bytes: fetch?.receivedBytes ?? null,
      }),
    progress: ({ name }, { state, receivedBytes, totalBytes, bytesPerSecond, secondsLeft, problem }) => {
      if (!every(state)) return;
      say("progress", {
        ...{ name, state, problem },
        ...{ received_bytes: receivedBytes, total_bytes: totalBytes },
        bytes_per_second: bytesPerSecond === null ? null : Math.round(bytesPerSecond),
        seconds_left: secondsLeft === null ? null : Math.round(secondsLeft),
      });
    },
    done: (event, name) => say(event, { name }),
    faults: (name, _title, faults) => say("damaged", { name, faults }),
    failed: (code, message) => say("failed", { code, message }),
    remark: (message) => say("remark", { message }),
  };
};

export const wordsOutput = (out: Terminal, errors: Terminal): Output => {
  const live = out.isTTY === true;
  const every = seldom(live ? EVERY_MS : EVERY_MS_IN_A_LOG);
  let hasLine = false;
  const say = (to: Terminal, text: string): void => {
    if (hasLine) out.write("\n");
    hasLine = false;
    to.write(`${text}\n`);
  };
  return {
    model: (view) => say(out, modelLine(view)),
    progress: (view, fetch) => {
      if (!every(fetch.state)) return;
      const line = progressLine(view, fetch);
      if (live) out.write(`\r\u001b[K${line}`);
      else say(out, line);
      hasLine = live;
    },
    done: (_event, _name, sentence) => say(out, sentence),
    faults: (_name, title, faults) => {
      for (const { path, fault } of faults) say(errors, `${title}: ${path} ${FAULTS[fault]}.`);
    },
    failed: (_code, sentence) => say(errors, sentence),
    remark: (sentence) => say(errors, sentence),
  };
};

const modelLine = ({ name, title, bytes, installed, inUse, fetch }: ModelView): string => {
  const come = fetch === null ? "" : `, ${megabytes(fetch.receivedBytes)} of it here`;
  const state = inUse ? "in use" : installed !== null ? "installed" : `not installed${come}`;
  return `${name}  ${title}, ${megabytes(bytes)}, ${state}`;
};

const progressLine = ({ title }: ModelView, fetch: FetchView): string => {
  const { state, receivedBytes, totalBytes, bytesPerSecond, secondsLeft, problem } = fetch;
  const share = `${megabytes(receivedBytes)} of ${megabytes(totalBytes)}`;
  if (state === "waiting" || state === "failed") return `${title}: ${share}. ${problem ?? ""}`;
  if (state === "checking") return `${title}: ${share}, checking`;
  const rate = bytesPerSecond === null ? "" : `, ${megabytes(bytesPerSecond)}/s`;
  const left = secondsLeft === null ? "" : `, about ${timeLeft(secondsLeft)} left`;
  return `${title}: ${share}${rate}${left}`;
};

const timeLeft = (seconds: number): string =>
  seconds < 90 ? `${String(Math.ceil(seconds))} s` : `${String(Math.ceil(seconds / 60))} min`;

/** True at the first time, at every change of state, and after so long. */
const seldom = (ms: number): ((state: string) => boolean) => {
  let last = -Infinity;
  let before = "";
  return (state) => {
    const now = Date.now();
    if (state === before && now - last < ms) return false;
    last = now;
    before = state;
    return true;
  };
};
