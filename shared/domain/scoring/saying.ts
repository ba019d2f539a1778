/** A sentence by a stable code and its figures, so that the worker page can say it in another language. */
export interface Saying {
  /** Dotted, for example `remedy.blurred`; never changes its meaning. */
  readonly code: string;
  /** Figures and quoted words. Shares and cosines as numbers, for the reader to write as their language does. */
  readonly values: Readonly<Record<string, string | number>>;
  /** What a heading such as "Strongest" introduces. */
  readonly about?: Omit<Saying, "about"> | undefined;
}

/** Which file of an attempt a finding speaks of; null where there is one alone. */
export interface FileNote {
  readonly file: number;
  readonly files: number;
}

/** The note's figures beside a finding's own. */
export const noted = (values: Saying["values"], note: FileNote | null): Saying["values"] =>
  note === null ? values : { ...values, file: note.file, files: note.files };
