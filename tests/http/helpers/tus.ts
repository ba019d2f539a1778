/** The public tus client, as a worker's program would use it. */
import { DetailedError, Upload, type UploadOptions } from "tus-js-client";

export interface TusSent {
  readonly id: string;
  readonly url: string;
}

export const TUS = { "tus-resumable": "1.0.0" } as const;

const common = (url: string, token: string, name: string): UploadOptions => ({
  endpoint: `${url}/worker/v1/uploads`,
  headers: { Authorization: `Bearer ${token}` },
  metadata: { filename: name, filetype: "image/jpeg" },
  retryDelays: null,
});

/** Sends bytes to the end; rejects with the client's own error. */
export const tusSend = (
  { url }: { readonly url: string },
  token: string,
  bytes: Uint8Array,
  { name = "photo.jpg", ...over }: Partial<UploadOptions> & { readonly name?: string } = {},
): Promise<TusSent> =>
  new Promise((resolve, reject) => {
    const upload: Upload = new Upload(Buffer.from(bytes), {
      ...common(url, token, name),
      onError: reject,
      onSuccess: () => {
        resolve({ id: idOf(upload.url ?? ""), url: upload.url ?? "" });
      },
      ...over,
    });
    upload.start();
  });

export const idOf = (location: string): string => location.split("/").at(-1) ?? "";

/** The answer that ended a sending which was refused. */
export const tusRefusal = async (
  sending: Promise<unknown>,
): Promise<{ readonly status: number; readonly body: string }> => {
  try {
    await sending;
  } catch (error) {
    if (error instanceof DetailedError && error.originalResponse !== null) {
      return { status: error.originalResponse.getStatus(), body: error.originalResponse.getBody() };
    }
    throw error;
  }
  throw new Error("The upload was not refused.");
};
