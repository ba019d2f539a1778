/** One request and what came back, read to its end. */
import { expect } from "vitest";
import type { WorkerSubmission } from "#shared/contract/worker.ts";
import { TEST_KEY } from "./http-service.ts";

/** Every field that some test reads from some answer; which of them are there is what the tests are about. */
export interface WireBody {
  readonly id: string;
  readonly number: number;
  readonly job_id: string;
  readonly code: string;
  readonly jobId: string;
  readonly state: string;
  readonly upload_url: string | null;
  readonly worker_id: string;
  readonly token: string;
  readonly scoring_criteria: readonly string[];
  readonly draw: Readonly<Record<string, unknown>>;
  readonly file_url: string;
  readonly attempts: WorkerSubmission["attempts"];
  readonly data: readonly WireBody[];
  readonly has_more: boolean;
  readonly next_cursor: string | null;
  readonly submissions: readonly {
    readonly id: string;
    readonly winner: number;
    readonly attachment_urls: readonly string[] | null;
  }[];
  readonly openapi: string;
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly parameters?: readonly { readonly name: string }[] }>>>
  >;
  readonly components: { readonly schemas: object };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; an empty object where there is none or it is not JSON. */
  readonly body: WireBody;
  /** What an error says, in either dialect's shape. */
  readonly error: { readonly message: string; readonly code: string | undefined };
}

export interface Asked {
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: NonNullable<RequestInit["body"]>;
}

export const call = async (method: string, url: string, asked: Asked = {}): Promise<Answer> => {
  const key = asked.key === undefined ? TEST_KEY : asked.key;
  const answer = await fetch(url, {
    method,
    headers: {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(asked.json === undefined ? {} : { "content-type": "application/json" }),
      ...asked.headers,
    },
    ...(asked.json === undefined ? {} : { body: JSON.stringify(asked.json) }),
    ...(asked.body === undefined ? {} : { body: asked.body }),
  });
  const text = await answer.text();
  expect(answer.headers.get("x-request-id"), "every answer carries its id").toMatch(/^req_[0-9a-f]{32}$/);
  const body = parsed(text);
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    body: body as WireBody,
    error: errorOf(body),
  };
};

const parsed = (text: string): object => {
  try {
    return JSON.parse(text) as object;
  } catch {
    return {};
  }
};

type ErrorBody =
  | { readonly error?: { readonly message: string; readonly code?: string } }
  | { readonly error: string; readonly code: string };

const errorOf = (body: ErrorBody): Answer["error"] => {
  if (typeof body.error === "string")
    return { message: body.error, code: "code" in body ? body.code : undefined };
  return { message: body.error?.message ?? "", code: body.error?.code };
};

export const get = (url: string, asked?: Asked): Promise<Answer> => call("GET", url, asked);
export const post = (url: string, asked?: Asked): Promise<Answer> => call("POST", url, asked);

/** A FirstHand error of that status and type, whole and in its order; returns its details' fields. */
export const expectFirsthandError = (answer: Answer, status: number, type: string): readonly string[] => {
  expect(answer.status, answer.text).toBe(status);
  const { error } = JSON.parse(answer.text) as { error: Record<string, unknown> };
  expect(Object.keys(answer.body)).toEqual(["error"]);
  expect(Object.keys(error).filter((key) => key !== "code")).toEqual([
    "type",
    "message",
    "request_id",
    "details",
  ]);
  expect(error["type"]).toBe(type);
  expect(error["message"]).toMatch(/\w.*[.?]$/s);
  expect(error["request_id"]).toBe(answer.headers.get("x-request-id"));
  return (error["details"] as { field: string; message: string }[]).map(({ field }) => field);
};

/** A WURK error, whole and in its order. */
export const expectWurkError = (answer: Answer, status: number, code: string): void => {
  expect(answer.status, answer.text).toBe(status);
  expect(Object.keys(answer.body)).toEqual(["ok", "error", "code"]);
  expect(answer.body).toMatchObject({ ok: false, code });
};
