/** One request and what came back, read to its end. */
import { expect } from "vitest";
import { TEST_KEY } from "./http-service.ts";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; undefined where there is none or it is not JSON. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of every shape.
  readonly body: any;
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
  return { status: answer.status, headers: answer.headers, text, body: parsed(text) };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

export const get = (url: string, asked?: Asked): Promise<Answer> => call("GET", url, asked);
export const post = (url: string, asked?: Asked): Promise<Answer> => call("POST", url, asked);

/** A FirstHand error of that status and type, whole and in its order; returns its details' fields. */
export const expectFirsthandError = (answer: Answer, status: number, type: string): readonly string[] => {
  expect(answer.status, answer.text).toBe(status);
  const { error } = answer.body as { error: Record<string, unknown> };
  expect(Object.keys(answer.body as object)).toEqual(["error"]);
  expect(Object.keys(error).filter((key) => key !== "code")).toEqual(["type", "message", "request_id", "details"]);
  expect(error["type"]).toBe(type);
  expect(error["message"]).toMatch(/\w.*[.?]$/s);
  expect(error["request_id"]).toBe(answer.headers.get("x-request-id"));
  return (error["details"] as { field: string; message: string }[]).map(({ field }) => field);
};

/** A WURK error, whole and in its order. */
export const expectWurkError = (answer: Answer, status: number, code: string): void => {
  expect(answer.status, answer.text).toBe(status);
  expect(Object.keys(answer.body as object)).toEqual(["ok", "error", "code"]);
  expect(answer.body).toMatchObject({ ok: false, code });
};
