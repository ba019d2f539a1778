import { describe, expect, test } from "vitest";
import { comparedTexts } from "#shared/domain/texts/compare-texts.ts";
import { difference } from "#shared/domain/texts/difference.ts";
import { textFault } from "#shared/domain/texts/own-words.ts";
import { bandsOf, runsOf } from "#shared/domain/texts/runs.ts";
import { barePlain } from "#shared/domain/texts/words.ts";

const PAIRS = {
  English: [
    "The corner shop by my stop sells single eggs. The owner writes the price on the shell in pencil and never rounds up.",
    "The corner shop near my stop sells single eggs. Its owner writes the price on each shell in pencil, never rounding up.",
    "It used to be a chemist. The drawers still say senna and camphor, but now they hold batteries and birthday candles.",
  ],
  Japanese: [
    "私の停留所のそばの角の店では卵を一個ずつ売っています。店主は殻に鉛筆で値段を書きます。",
    "私の停留所の近くの角の店では卵を一個ずつ売っています。店主は鉛筆で殻に値段を書きます。",
    "緑のタイルと引っかかるベルがあり、パンは九時まで。日曜日にはラジオが知らない言葉で流れます。",
  ],
  German: [
    "Der Laden an meiner Haltestelle verkauft einzelne Eier. Der Besitzer schreibt den Preis mit Bleistift auf die Schale.",
    "Der Laden an unserer Haltestelle verkauft einzelne Eier. Sein Besitzer schreibt den Preis mit Bleistift auf jede Schale.",
    "Früher war hier eine Apotheke. Auf den Schubladen steht noch Kampfer, heute liegen darin Batterien und Kerzen.",
  ],
} as const;

describe("texts of any language", () => {
  test.each(Object.entries(PAIRS))(
    "in %s are recognised when reworded, and told from others",
    (_, [a, b, other]) => {
      const figures = comparedTexts(b, a);
      expect(figures?.words).toBeGreaterThan(0.7);
      expect(figures?.runs).toBeGreaterThan(0.4);
      expect(comparedTexts(other, a)).toBeNull();
      const bands = new Set(bandsOf(runsOf(a), "owner"));
      expect(bandsOf(runsOf(b), "owner").some((band) => bands.has(band))).toBe(true);
      expect(bandsOf(runsOf(b), "another owner").some((band) => bands.has(band))).toBe(false);
    },
  );

  test("are the same whatever their case, spaces, signs and width", () => {
    expect(barePlain("  Ｎice, SHOP!! 🙂")).toBe(barePlain("nice shop"));
  });

  test("show word by word where they differ, and nothing is lost of either", () => {
    const [a, b] = PAIRS.English;
    const found = difference(a, b);
    expect(found.b.filter(({ changed }) => changed).map(({ text }) => text)).toEqual([
      "near",
      "Its",
      "each",
      "rounding",
    ]);
    expect(found.a.map(({ text }) => text).join("")).toBe(a);
    expect(found.b.map(({ text }) => text).join("")).toBe(b);
  });
});

describe("a text by itself", () => {
  const BRIEF =
    "A corner shop in 30 words\nDescribe a corner shop near you in thirty words please. Be concrete.";

  test.each([
    ["  ", "no_words"],
    ["!!! ??? …", "no_words"],
    ["🙂🙂🙂", "no_words"],
    ["nice shop nice shop nice shop nice shop nice shop", "repeated"],
    ["哈哈哈哈哈哈哈哈哈哈哈哈哈哈", "repeated"],
    ["Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.", "placeholder"],
    ["Describe a corner shop near you in thirty words please", "from_brief"],
  ])("%j has no words of its own: %s", (text, kind) => {
    expect(textFault(text, BRIEF)?.kind).toBe(kind);
  });

  test.each([
    "no no",
    "Great shop. Very nice. Good prices and nice people. I would recommend it to everyone.",
    "A corner shop with green tiles and a bell that sticks; bread until nine.",
    PAIRS.Japanese[0],
    PAIRS.German[0],
  ])("%j has", (text) => {
    expect(textFault(text, BRIEF)).toBeNull();
  });
});
