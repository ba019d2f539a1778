import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const desk = join(import.meta.dirname, "..", "..", "renderer", "desk");

/** Attributes whose value a person reads or hears. */
const spoken = new Set(["alt", "aria-label", "aria-description", "label", "placeholder", "title", "hint"]);
/** A word, and not a mark such as "×" or the name of a key. */
const isWord = (text: string): boolean => /\p{L}{2}/u.test(text);
/** What is written so in every language: key names, units, formats, names of things. */
const everywhere = /^(Winnow|CLIP|Ctrl|Alt|Shift|Esc|Enter|Tab|MP|px|EXIF|ISO|CSV|JSON|ZIP|PDF|URL|QR|SEAL)$/;

const wordsOf = (path: string): readonly string[] => {
  const source = ts.createSourceFile(
    path,
    readFileSync(path, "utf8"),
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  );
  const found: string[] = [];
  const note = (text: string, node: ts.Node): void => {
    const said = text.trim();
    if (!isWord(said) || everywhere.test(said)) return;
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${path.slice(desk.length + 1)}:${String(line + 1)}: ${said}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) note(node.text, node);
    else if (ts.isJsxExpression(node) && node.expression !== undefined && !ts.isJsxAttribute(node.parent)) {
      if (ts.isStringLiteralLike(node.expression)) note(node.expression.text, node);
    } else if (ts.isJsxAttribute(node) && spoken.has(node.name.getText())) {
      const value = node.initializer;
      if (value !== undefined && ts.isStringLiteral(value)) note(value.text, node);
      if (value !== undefined && ts.isJsxExpression(value) && value.expression !== undefined) {
        if (ts.isStringLiteralLike(value.expression)) note(value.expression.text, node);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

test("every word that the desk shows comes from a catalogue, so all screens can be translated", () => {
  const files = readdirSync(desk, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".tsx"),
  );
  expect(files.length).toBeGreaterThan(50);
  expect(files.flatMap((name) => wordsOf(join(desk, name)))).toEqual([]);
});
