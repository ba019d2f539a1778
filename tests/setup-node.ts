/** Runs before each test file: every answer that a test sees is held against the document. */
import { afterAll, afterEach } from "vitest";
import { takeDifferences, watchAnswers } from "./helpers/documented-answers.ts";

watchAnswers();

const failOnDifferences = (): void => {
  const found = takeDifferences();
  if (found.length === 0) return;
  throw new Error(`Answers differ from /openapi.json:\n${[...new Set(found)].slice(0, 10).join("\n")}`);
};

afterEach(failOnDifferences);
afterAll(failOnDifferences);
