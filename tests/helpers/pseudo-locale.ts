/** The locale of tests: every text is marked, accented and a third longer, so one sees what is not one of them. */
export const PSEUDO = "en-XA";

const accents: Readonly<Record<string, string>> = {
  a: "á",
  c: "ç",
  e: "é",
  i: "í",
  n: "ñ",
  o: "ó",
  s: "š",
  u: "ú",
  y: "ý",
  z: "ž",
  A: "Á",
  C: "Ç",
  E: "É",
  I: "Í",
  N: "Ñ",
  O: "Ó",
  S: "Š",
  U: "Ú",
  Y: "Ý",
  Z: "Ž",
};

/** Parameters and tags stay as they are. */
const kept = /(\{\{[^}]*\}\}|<\/?\w+\/?>)/;
const longerBy = 0.35;

const pseudoText = (text: string): string => {
  const parts = text.split(kept);
  const said = parts.map((part, at) =>
    at % 2 === 1 ? part : part.replace(/[a-z]/gi, (one) => accents[one] ?? one),
  );
  const letters = parts.filter((_, at) => at % 2 === 0).join("").length;
  return `⟦${said.join("")}${"·".repeat(Math.ceil(letters * longerBy))}⟧`;
};

/** A catalogue in the pseudo-locale. */
export const pseudo = (catalogue: object): object =>
  Object.fromEntries(
    Object.entries(catalogue).map(([key, text]: [string, unknown]) => [
      key,
      typeof text === "string" ? pseudoText(text) : pseudo(text as object),
    ]),
  );
