/**
 * A small service that speaks the worker API over real HTTP and serves the built page, with the faults a network
 * and a service can have. What it decides, the test tells it.
 */
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import type { WorkerError, WorkerFile, WorkerJob, WorkerSubmission } from "#shared/contract/worker.ts";

const PAGE =
  process.env["WINNOW_WORKER_PAGE"] ??
  join(import.meta.dirname, "..", "..", "..", "out", "renderer", "worker");
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; base-uri 'none'; form-action 'none'";
const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".html": "text/html; charset=utf-8",
};
export const CODE = "5f3c9a1e";
export const INVITE = "invite-of-the-test";

export interface RefusalFault {
  readonly status: number;
  readonly code?: string;
  readonly message: string;
  readonly retryAfter?: number;
}

/** Each holds until it is taken back, except the counted ones. */
export interface Faults {
  /** Cuts this many uploads in the middle. */
  cutUploads: number;
  /** Takes this many uploads in and then loses the answer. */
  loseAnswers: number;
  refuseUploads: RefusalFault | null;
  refuseRetry: RefusalFault | null;
  refuseJoin: RefusalFault | null;
  /** Reads this much of an upload and then no more, until it is set to null. */
  holdUploadsAfter: number | null;
  refuseStreams: boolean;
  /** Cuts every connection at once. */
  unreachable: boolean;
}

const noFaults = (): Faults => ({
  cutUploads: 0,
  loseAnswers: 0,
  refuseUploads: null,
  refuseRetry: null,
  refuseJoin: null,
  holdUploadsAfter: null,
  refuseStreams: false,
  unreachable: false,
});

const seconds = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, "Z");

export const carJob = (over: Partial<WorkerJob> = {}): WorkerJob => ({
  code: CODE,
  title: "Red cars, seen from the side",
  description: "Stand across the street and photograph one parked red car from the side, in daylight.",
  type: "data_collection",
  scoring_criteria: [
    "The whole car in the picture",
    "Sharp enough to see the door handles",
    "Daylight, no flash",
    "No faces or number plates",
  ],
  accept: ["image/jpeg", "image/png", "image/webp"],
  max_file_bytes: 50 * 1024 * 1024,
  files_per_submission: 1,
  min_width: null,
  min_height: null,
  min_star_rating: 3,
  price_per_file_cents: 25,
  state: "open",
  selection_type: null,
  places_left: 12,
  max_completions: null,
  closes_at: null,
  now: seconds(Date.now()),
  practice: false,
  ...over,
});

export const inMinutes = (minutes: number): string => seconds(Date.now() + minutes * 60_000);

type Change = Partial<WorkerSubmission>;

export class StandIn {
  readonly #server: Server;
  readonly #streams = new Set<ServerResponse>();
  readonly #arriving = new Set<IncomingMessage>();
  readonly #files = new Map<string, { readonly bytes: Buffer; readonly type: string }>();
  readonly #byKey = new Map<string, WorkerSubmission>();
  readonly #tokens = new Set<string>();
  #base = "";
  faults: Faults = noFaults();
  job: WorkerJob;
  submissions: WorkerSubmission[] = [];
  /** What was asked, for example "POST /worker/v1/jobs/5f3c9a1e/join". */
  readonly asked: string[] = [];
  readonly joins: Record<string, unknown>[] = [];

  private constructor(job: WorkerJob) {
    this.job = job;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(job: Partial<WorkerJob> = {}): Promise<StandIn> {
    const standIn = new StandIn(carJob(job));
    await new Promise<void>((resolve) => standIn.#server.listen(0, "127.0.0.1", resolve));
    standIn.#base = `http://127.0.0.1:${String((standIn.#server.address() as AddressInfo).port)}`;
    return standIn;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get origin(): string {
    return this.#base;
  }

  get link(): string {
    return `${this.#base}/w/${CODE}#${INVITE}`;
  }

  get streams(): number {
    return this.#streams.size;
  }

  /** A worker who has joined already. */
  issueToken(): string {
    const token = `token-${randomUUID()}`;
    this.#tokens.add(token);
    return token;
  }

  revokeTokens(): void {
    this.#tokens.clear();
  }

  dropStreams(): void {
    for (const stream of this.#streams) stream.destroy();
  }

  /** Cuts every upload that is arriving. */
  cutUploads(): void {
    for (const upload of this.#arriving) upload.socket.destroy();
  }

  setJob(change: Partial<WorkerJob>): void {
    this.job = { ...this.job, ...change, now: seconds(Date.now()) };
    this.#tell("job", this.job);
  }

  /** Changes a submission by its number and tells the worker. */
  decide(number: number, change: Change): void {
    const before = this.#find(number);
    const attempts = before.attempts.map((attempt) =>
      attempt.attempt === before.attempt && change.stars !== undefined
        ? {
            ...attempt,
            stars: change.stars,
            reasoning: change.reasoning ?? null,
            reasoning_said: change.reasoning_said ?? null,
            scored_at: seconds(Date.now()),
          }
        : attempt,
    );
    this.#put({ ...before, attempts, ...change });
  }

  /** A submission that was there before. */
  seed(
    change: Change = {},
    picture: { readonly bytes: Buffer; readonly type: string } | null = null,
  ): WorkerSubmission {
    const fresh = this.#fresh(
      picture === null ? [] : [this.#keep(picture.bytes, picture.type, "before.jpg")],
      null,
    );
    const one = { ...fresh, ...change };
    this.submissions.unshift(one);
    return one;
  }

  keepFile(bytes: Buffer, type: string): WorkerFile {
    return this.#keep(bytes, type, "kept.jpg");
  }

  #find(number: number): WorkerSubmission {
    const found = this.submissions.find((one) => one.number === number);
    if (found === undefined) throw new Error(`There is no submission ${String(number)}.`);
    return found;
  }

  #put(one: WorkerSubmission): void {
    this.submissions = this.submissions.map((other) => (other.id === one.id ? one : other));
    this.#tell("submission", one);
  }

  #tell(event: "submission" | "job", data: object): void {
    for (const stream of this.#streams) stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  #keep(bytes: Buffer, type: string, name: string): WorkerFile {
    const id = `file_${randomUUID()}`;
    this.#files.set(id, { bytes, type });
    // Another host than the page's, as behind a public address.
    const url = `https://winnow.example/files/${id}?expires=1&signature=abc`;
    return { id, url, content_type: type, size_bytes: bytes.length, name };
  }

  #fresh(files: readonly WorkerFile[], text: string | null): WorkerSubmission {
    return {
      id: `sub_${randomUUID()}`,
      number: Math.max(0, ...this.submissions.map(({ number }) => number)) + 1,
      status: "pending_score",
      attempt: 1,
      stars: null,
      reasoning: null,
      reasoning_said: null,
      dimensions: null,
      feedback: null,
      feedback_said: null,
      winner: false,
      decided_by_person: false,
      decided_at: null,
      retry_expires_at: null,
      can_retry: false,
      attempts: [
        {
          attempt: 1,
          received_at: seconds(Date.now()),
          scored_at: null,
          stars: null,
          reasoning: null,
          reasoning_said: null,
          content_text: text,
          files,
        },
      ],
    };
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", this.#base);
    if (this.faults.unreachable) {
      request.socket.destroy();
      return;
    }
    this.asked.push(`${request.method ?? ""} ${pathname}`);
    if (pathname.startsWith("/w/")) this.#servePage(pathname, response);
    else if (pathname.startsWith("/files/")) this.#serveFile(pathname, response);
    else if (pathname === `/worker/v1/jobs/${CODE}/join`) await this.#join(request, response);
    else if (!this.#knows(request))
      this.#refuse(response, { status: 401, message: "You are not signed in." });
    else await this.#serveWorker(request, response, pathname, searchParams);
  }

  async #serveWorker(
    request: IncomingMessage,
    response: ServerResponse,
    pathname: string,
    query: URLSearchParams,
  ): Promise<void> {
    const [, id, action] = /^\/worker\/v1\/submissions\/([^/]+)(?:\/(\w+))?$/.exec(pathname) ?? [];
    const one = this.submissions.find((submission) => submission.id === id);
    if (pathname === "/worker/v1/events") this.#openStream(response);
    else if (pathname === `/worker/v1/jobs/${CODE}`)
      this.#json(response, 200, { ...this.job, now: seconds(Date.now()) });
    else if (pathname === `/worker/v1/jobs/${CODE}/submissions`) await this.#takeIn(request, response, null);
    else if (pathname === "/worker/v1/submissions") {
      const before = Number(query.get("before") ?? Infinity);
      const data = this.submissions
        .filter(({ number }) => number < before)
        .slice(0, Number(query.get("limit") ?? 20));
      this.#json(response, 200, { data });
    } else if (one === undefined)
      this.#refuse(response, { status: 404, message: "There is no such submission." });
    else if (action === "attempts") await this.#takeIn(request, response, one);
    else if (action === "retry") this.#retry(response, one);
    else this.#json(response, 200, one);
  }

  #knows(request: IncomingMessage): boolean {
    return this.#tokens.has((request.headers.authorization ?? "").replace(/^Bearer /, ""));
  }

  #servePage(pathname: string, response: ServerResponse): void {
    const file = pathname.startsWith("/w/assets/") ? join(PAGE, pathname.slice(3)) : join(PAGE, "index.html");
    if (!existsSync(file)) throw new Error(`${file} is missing: build the page first (npm run build).`);
    response.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "content-security-policy": POLICY,
      // As below.
      connection: "close",
    });
    response.end(readFileSync(file));
  }

  #serveFile(pathname: string, response: ServerResponse): void {
    const file = this.#files.get(pathname.slice("/files/".length));
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": file.type }).end(file.bytes);
  }

  async #join(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = JSON.parse((await readAll(request)).toString()) as Record<string, unknown>;
    this.joins.push(body);
    if (this.faults.refuseJoin !== null) this.#refuse(response, this.faults.refuseJoin);
    else if (body["invite"] !== INVITE)
      this.#refuse(response, { status: 403, code: "invite_unknown", message: "This link was withdrawn." });
    else this.#json(response, 200, { worker_id: "wkr_1", token: this.issueToken() });
  }

  #openStream(response: ServerResponse): void {
    if (this.faults.refuseStreams) {
      response.writeHead(502).end();
      return;
    }
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write("retry: 3000\n: connected\n\n");
    this.#streams.add(response);
    response.once("close", () => this.#streams.delete(response));
  }

  #retry(response: ServerResponse, one: WorkerSubmission): void {
    if (this.faults.refuseRetry !== null) {
      this.#refuse(response, this.faults.refuseRetry);
      return;
    }
    const next: WorkerSubmission = {
      ...one,
      status: "retry_pending",
      can_retry: false,
      retry_expires_at: inMinutes(24 * 60),
    };
    this.#put(next);
    this.#json(response, 200, next);
  }

  async #takeIn(
    request: IncomingMessage,
    response: ServerResponse,
    earlier: WorkerSubmission | null,
  ): Promise<void> {
    const { refuseUploads } = this.faults;
    if (refuseUploads !== null) {
      await readAll(request);
      this.#refuse(response, refuseUploads);
      return;
    }
    if (this.faults.cutUploads > 0) {
      this.faults.cutUploads -= 1;
      request.once("data", () => request.socket.destroy());
      return;
    }
    const body = await this.#readSlowly(request);
    if (body === null) return;
    const key = String(request.headers["idempotency-key"]);
    const taken = this.#byKey.get(key) ?? (await this.#store(request, body, earlier));
    this.#byKey.set(key, taken);
    if (this.faults.loseAnswers > 0) {
      this.faults.loseAnswers -= 1;
      request.socket.destroy();
      return;
    }
    this.#json(response, 201, taken);
    this.#tell("submission", taken);
  }

  async #store(
    request: IncomingMessage,
    body: Buffer,
    earlier: WorkerSubmission | null,
  ): Promise<WorkerSubmission> {
    const form = await new Response(new Uint8Array(body), {
      headers: { "content-type": request.headers["content-type"] ?? "" },
    }).formData();
    const files: WorkerFile[] = [];
    for (const part of form.getAll("file")) {
      if (part instanceof File)
        files.push(this.#keep(Buffer.from(await part.arrayBuffer()), part.type, part.name));
    }
    const text = form.get("content_text");
    const fresh = this.#fresh(files, typeof text === "string" ? text : null);
    if (earlier === null) {
      this.submissions.unshift(fresh);
      return fresh;
    }
    const attempt = earlier.attempt + 1;
    const next: WorkerSubmission = {
      ...earlier,
      status: "pending_score",
      attempt,
      stars: null,
      reasoning: null,
      reasoning_said: null,
      dimensions: null,
      feedback: null,
      feedback_said: null,
      decided_at: null,
      retry_expires_at: null,
      attempts: [...earlier.attempts, ...fresh.attempts.map((one) => ({ ...one, attempt }))],
    };
    this.submissions = this.submissions.map((one) => (one.id === next.id ? next : one));
    return next;
  }

  /** Null when the sender went away. */
  #readSlowly(request: IncomingMessage): Promise<Buffer | null> {
    return new Promise((resolve) => {
      const chunks: Buffer[] = [];
      let size = 0;
      this.#arriving.add(request);
      request.once("close", () => this.#arriving.delete(request));
      request.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (this.faults.holdUploadsAfter === null || size < this.faults.holdUploadsAfter) return;
        request.pause();
        const timer = setInterval(() => {
          if (this.faults.holdUploadsAfter !== null) return;
          clearInterval(timer);
          request.resume();
        }, 20);
        timer.unref();
      });
      request.once("end", () => resolve(Buffer.concat(chunks)));
      request.once("error", () => resolve(null));
      request.once("close", () => resolve(null));
    });
  }

  #refuse(response: ServerResponse, { status, code, message, retryAfter }: RefusalFault): void {
    const error: WorkerError["error"] = {
      type: "conflict",
      message,
      request_id: "req_1",
      details: [],
      ...(code === undefined ? {} : { code }),
    };
    if (retryAfter !== undefined) response.setHeader("retry-after", retryAfter);
    this.#json(response, status, { error });
  }

  /** Closes, because on a connection that was used before a browser repeats a cut request by itself. */
  #json(response: ServerResponse, status: number, body: object): void {
    response
      .writeHead(status, { "content-type": "application/json", connection: "close" })
      .end(JSON.stringify(body));
  }
}

const readAll = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};
