import { randomUUID } from "node:crypto";

export const REQUEST_ID_HEADER = "x-request-id";

/** Ours alone: what a client sends is not taken over, so that an id in the log means one request. */
export const newRequestId = (): string => `req_${randomUUID().replaceAll("-", "")}`;
