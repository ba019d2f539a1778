import { createHash, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { drawnPictures, joinAs } from "../helpers/worker.ts";
import { temporaryFolder } from "../store/temporary-store.ts";
import { makeJobAt, readJson, startServe } from "./serve-process.ts";

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const PIECE = 256 * 1024;

test(
  "an upload stands where it was acknowledged after a kill between its pieces, and arrives whole",
  {
    timeout: 180_000,
  },
  async () => {
    const args = ["--data", temporaryFolder(), "--port", "0", "--model", "practice"];
    const [picture] = drawnPictures().filter(({ file }) => file.endsWith(".jpg"));
    const bytes = Buffer.concat([picture!.bytes, randomBytes(3 * PIECE)]);
    let serve = startServe(args);
    let { url } = await serve.ready;
    const { token, code } = await joinAs(await makeJobAt(url), "Ada");
    const headers = { authorization: `Bearer ${token}`, "tus-resumable": "1.0.0" };
    const made = await fetch(`${url}/worker/v1/uploads`, {
      method: "POST",
      headers: { ...headers, "upload-length": String(bytes.length) },
    });
    expect(made.status).toBe(201);
    const id = (made.headers.get("location") ?? "").split("/").at(-1) ?? "";

    let offset = 0;
    while (offset < bytes.length) {
      const sent = await fetch(`${url}/worker/v1/uploads/${id}`, {
        method: "PATCH",
        headers: {
          ...headers,
          "upload-offset": String(offset),
          "content-type": "application/offset+octet-stream",
        },
        body: new Uint8Array(bytes.subarray(offset, offset + PIECE)),
      });
      expect(sent.status).toBe(204);
      offset = Number(sent.headers.get("upload-offset"));
      serve.signal("SIGKILL");
      expect(await serve.ended).toEqual({ code: null, signal: "SIGKILL" });
      serve = startServe(args);
      ({ url } = await serve.ready);
      const head = await fetch(`${url}/worker/v1/uploads/${id}`, { method: "HEAD", headers });
      expect(Number(head.headers.get("upload-offset"))).toBe(offset);
    }

    const taken = await fetch(`${url}/worker/v1/jobs/${code}/submissions`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ uploads: [id] }),
    });
    expect(taken.status).toBe(201);
    const { data } = (await readJson(url, "/v1/submissions")) as { data: { file_url: string }[] };
    expect(data).toHaveLength(1);
    const file = await fetch(data[0]!.file_url);
    expect(sha256(new Uint8Array(await file.arrayBuffer()))).toBe(sha256(bytes));
    serve.signal("SIGTERM");
    expect(await serve.ended).toEqual({ code: 0, signal: null });
  },
);
