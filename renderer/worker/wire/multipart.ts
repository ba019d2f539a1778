/** What goes with one submission or one attempt. */
export interface Parcel {
  readonly files: readonly File[];
  /** Empty when the worker wrote nothing. */
  readonly text: string;
}

/** A parcel of which some files are at the service already: their ids, by the place of the file. */
export interface PartlySent extends Parcel {
  readonly uploads?: ReadonlyMap<number, string>;
}

const fallbackType = "application/octet-stream";

/** Names as browsers write them into multipart headers (HTML standard, "multipart/form-data encoding algorithm"). */
const quoted = (name: string): string => name.replace(/\r\n|\r|\n/g, "%0D%0A").replace(/"/g, "%22");

/**
 * The multipart body of a parcel. The boundary is given rather than drawn, so that a repeated sending has the
 * same bytes and the service knows it for the same request. Files are referred to, not copied.
 */
export const multipart = ({ files, text, uploads }: PartlySent, boundary: string): Blob => {
  const parts: BlobPart[] = [];
  if (text.trim() !== "") {
    parts.push(
      `--${boundary}\r\nContent-Disposition: form-data; name="content_text"\r\n\r\n${text.trim()}\r\n`,
    );
  }
  for (const [place, file] of files.entries()) {
    const id = uploads?.get(place);
    if (id !== undefined) {
      parts.push(`--${boundary}\r\nContent-Disposition: form-data; name="upload"\r\n\r\n${id}\r\n`);
      continue;
    }
    const type = file.type === "" ? fallbackType : file.type;
    parts.push(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${quoted(file.name)}"\r\n` +
        `Content-Type: ${type}\r\n\r\n`,
      file,
      "\r\n",
    );
  }
  parts.push(`--${boundary}--\r\n`);
  return new Blob(parts, { type: `multipart/form-data; boundary=${boundary}` });
};
