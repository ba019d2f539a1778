import { HttpProblem } from "../../errors/problem.ts";
import { problemFrom } from "../../errors/reading.ts";

/** What @tus/server throws. */
interface TusError {
  readonly status_code: number;
  readonly body: string;
}

const isTusError = (error: unknown): error is TusError =>
  typeof error === "object" && error !== null && "status_code" in error && "body" in error;

export const noSuchUpload = (): HttpProblem =>
  new HttpProblem({ status: 404, code: "not_found", message: "There is no such upload." });

export const expiredUpload = (): HttpProblem =>
  new HttpProblem({
    status: 410,
    code: "upload_expired",
    message: "This upload lay here for too long and has expired. Send the file again.",
  });

/** Its refusals by status, in our words. */
const SENTENCES: Readonly<Record<number, readonly [code: string, sentence: string]>> = {
  403: ["invalid_request", "A PATCH needs Upload-Offset, and Content-Type: application/offset+octet-stream."],
  404: ["not_found", "There is no such upload."],
  409: [
    "offset_mismatch",
    "The upload does not stand at this Upload-Offset. Ask for it with HEAD, then go on there.",
  ],
  412: ["tus_version", "Uploads are taken by tus 1.0: send Tus-Resumable: 1.0.0."],
  413: ["payload_too_large", "More bytes came than the upload was announced with."],
};

export const problemOfStatus = (status: number, said: string): HttpProblem => {
  const [code, message] = SENTENCES[status] ?? ["invalid_request", `${said.trim().replace(/\.$/, "")}.`];
  return new HttpProblem({ status, code, message });
};

export const problemOfTus = (error: unknown): HttpProblem =>
  isTusError(error) && error.status_code < 500
    ? problemOfStatus(error.status_code, error.body)
    : problemFrom(error);
