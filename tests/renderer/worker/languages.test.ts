// @vitest-environment node
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { inEnglish, saying, SAYING_CODES } from "#shared/domain/scoring/english.ts";
import { recogniseReasons, recogniseRejection } from "#shared/domain/scoring/recognise.ts";
import { rejectReasons } from "#shared/domain/scoring/reject-reasons.ts";
import { damagedRejection, resolutionRejection } from "#shared/domain/scoring/rejections.ts";
import { scoreAttempt } from "#shared/domain/scoring/score-attempt.ts";
import { anyAttempt, attemptOf, GOOD_FACTS, similaritiesOf } from "../../unit/scoring/arbitrary-attempts.ts";
import {
  LANGUAGES,
  type Language,
  localeFor,
  pickLanguage,
} from "../../../renderer/worker/language/languages.ts";
import { showBytes } from "../../../renderer/worker/text/figures.ts";
import { formatList } from "../../../renderer/worker/text/media.ts";
import { showSaying, showSayings } from "../../../renderer/worker/text/sayings.ts";
import { isWordKey, say, speak } from "../../../renderer/worker/words.ts";

type Catalogue = Readonly<Record<string, string>>;
const folder = join(import.meta.dirname, "..", "..", "..", "resources", "locales");
const catalogueOf = (language: Language): Catalogue =>
  JSON.parse(readFileSync(join(folder, `${language}-worker.json`), "utf8")) as Catalogue;
const english = catalogueOf("en");
const counted = Object.keys(english)
  .filter((key) => key.endsWith("_other"))
  .map((key) => key.replace(/_other$/, ""));
const stemOf = (key: string): string => {
  const stem = key.replace(/_(zero|one|two|few|many|other)$/, "");
  return counted.includes(stem) ? stem : key;
};
const parametersOf = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!))].toSorted();

afterAll(() => speak({}, "en"));

describe.each(LANGUAGES)("The catalogue in %s", (language) => {
  const catalogue = catalogueOf(language);

  test("says everything that English says, and nothing else", () => {
    const stems = (of: Catalogue): readonly string[] => [...new Set(Object.keys(of).map(stemOf))].toSorted();
    expect(stems(catalogue)).toEqual(stems(english));
    expect(Object.values(catalogue).filter((text) => text.trim() === "")).toEqual([]);
  });

  test("has every form in which the language counts", () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    for (const stem of counted) {
      const had = Object.keys(catalogue).filter((key) => stemOf(key) === stem);
      expect(had.toSorted()).toEqual(forms.map((form) => `${stem}_${form}`));
    }
  });

  test("fills in the same figures and names", () => {
    for (const [key, text] of Object.entries(catalogue)) {
      const stem = stemOf(key);
      const model = english[`${stem}_other`] ?? english[stem] ?? "";
      expect([key, parametersOf(text)]).toEqual([key, parametersOf(model)]);
    }
  });

  test("is translated", () => {
    if (language === "en") return;
    // Names, marks, and what is written the same in both.
    const same = Object.keys(catalogue).filter(
      (key) =>
        catalogue[key] === english[key] && /[a-z]{4}/i.test(catalogue[key]!.replace(/\{\{\w+\}\}/g, "")),
    );
    expect(same.filter((key) => !/^(page\.name|live\.live|evidence\.size|brief\.formats)/.test(key))).toEqual(
      [],
    );
  });

  test("has words for whatever the service says of an attempt", () => {
    speak(catalogue, language);
    for (const code of SAYING_CODES)
      expect([code, code === "evidence.size" || isWordKey(code)]).toEqual([code, true]);
    fc.assert(
      fc.property(anyAttempt, (attempt) => {
        const { said, reasoning } = scoreAttempt(attempt);
        const shown = showSayings(said!.reasoning, null);
        expect(shown).toHaveLength(said!.reasoning.length);
        expect(shown.join(" ")).not.toMatch(/[{}]|undefined|NaN/);
        if (language !== "en") expect(shown.join(" ")).not.toBe(reasoning);
      }),
      { numRuns: 40 },
    );
  });
});

describe("In English", () => {
  test("the page says what the service has written, but for the numbers' marks", () => {
    speak(english, "en-GB");
    const alike = (text: string): string =>
      text
        .replace(/[\s\u00a0]+%/g, "%")
        .replace(/(\d),(?=\d{3})/g, "$1")
        .replace(/\.0+(?=%)/g, "");
    fc.assert(
      fc.property(anyAttempt, (attempt) => {
        const { said, reasoning, feedback } = scoreAttempt(attempt);
        expect(alike(showSayings(said!.reasoning, null).join(" "))).toBe(
          alike(reasoning).replace(/ and (\w+ [\d.]+) and /, ", $1 and "),
        );
        if (said!.feedback !== null)
          expect(alike(showSayings(said!.feedback, null).join(" "))).toBe(alike(feedback!));
      }),
      { numRuns: 200 },
    );
  });

  test("a code that is younger than the page leaves the service's own words", () => {
    speak(english, "en-GB");
    expect(showSayings([{ code: "remedy.tomorrow", values: {} }], "Do it tomorrow.")).toEqual([
      "Do it tomorrow.",
    ]);
    expect(
      showSaying({ code: "reasoning.weakest", values: {}, about: { code: "evidence.new", values: {} } }),
    ).toBeNull();
  });
});

describe("What is stored as words", () => {
  test("of a picture too small, or damaged, is known again by its code", () => {
    const needed = { minWidth: 1600, minHeight: 1200 };
    const size = { width: 640, height: 480 };
    const { reasoning } = resolutionRejection(1600, 1200, size)!;
    expect(recogniseRejection(reasoning, needed, [size])?.feedback[0]?.code).toBe("remedy.too_small");
    const cut = damagedRejection(inEnglish(saying("damage.cut"))).reasoning;
    expect(recogniseRejection(cut, needed, [])?.reasoning.map(({ code }) => code)).toEqual([
      "rejection.unreadable",
      "damage.cut",
      "rejection.not_scored",
    ]);
    expect(recogniseRejection("A person's own words.", needed, [size])).toBeNull();
  });

  test("of a person's rejection is known where the desk wrote it, and left where the person did", () => {
    const facts = { ...GOOD_FACTS, sharpness: 20 };
    const score = scoreAttempt(attemptOf([{ facts, similarities: similaritiesOf() }]));
    const blurred = rejectReasons(score).find(({ code }) => code === "blurred")!.words;
    const incomplete = rejectReasons(score).find(({ code }) => code === "incomplete")!.words;
    expect(recogniseReasons(`${blurred} Look at the sign.`, score, {})).toEqual([
      saying("remedy.blurred", { sharpness: 20, needed: 45 }),
      { code: "words", values: { text: "Look at the sign." } },
    ]);
    expect(recogniseReasons(incomplete, score, {})?.map(({ code }) => code)).toEqual(["reject.incomplete"]);
    expect(recogniseReasons("Look at the sign.", score, {})).toBeNull();
  });
});

describe("Choosing a language", () => {
  test("what was chosen here counts, then the browser's order, then English", () => {
    expect(pickLanguage("hi", ["fr-FR"])).toBe("hi");
    expect(pickLanguage(null, ["nl", "pt-PT", "en"])).toBe("pt");
    expect(pickLanguage("klingon", ["ja"])).toBe("en");
  });

  test("numbers go by the region that the browser names", () => {
    expect(localeFor("pt", ["pt-PT"])).toBe("pt-PT");
    expect(localeFor("de", ["en-US"])).toBe("de");
  });
});

test.each([
  ["de", "1.250 Fotos unterwegs", "JPEG, PNG oder WebP", "3,1 MB"],
  ["fr", "1\u202f250 photos en route", "JPEG, PNG ou WebP", "3,1 Mo"],
  ["hi", "1,250 फ़ोटो रास्ते में", "JPEG, PNG या WebP", "3.1 MB"],
  ["id", "1.250 foto dalam perjalanan", "JPEG, PNG, atau WebP", "3,1 MB"],
] as const)("in %s counts, lists and sizes are written as there", (language, count, list, size) => {
  speak(catalogueOf(language), language);
  expect(say("list.sending.photo", { n: 1250 })).toBe(count);
  expect(formatList(["image/jpeg", "image/png", "image/webp"])).toBe(list);
  expect(showBytes(3.1 * 1024 * 1024).replace(/\s/g, " ")).toBe(size);
});
