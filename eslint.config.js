// @ts-check
import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** Who calls a thing should find it by its name, so a module exports names only. */
const namedExportsOnly = {
  selector: "ExportDefaultDeclaration",
  message: "Export by name.",
};

export default defineConfig(
  globalIgnores([
    "out/",
    "dist/",
    ".cache/",
    "coverage/",
    "test-results/",
    "playwright-report/",
    "tests/fixtures/",
    // Generated.
    "clients/typescript/schema.d.ts",
    // A workshop with tools of its own.
    "scripts/practice-model/",
  ]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.{ts,tsx,mjs,js}"],
    extends: [js.configs.recommended, tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: "error",
      // The type check knows what is defined where.
      "no-undef": "off",
      "no-restricted-syntax": ["error", namedExportsOnly],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { requireDefaultForNonUnion: true }],
      // Ports are asynchronous by contract, also where today's implementation has nothing to wait for.
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-unnecessary-condition": [
        "error",
        { allowConstantLoopConditions: "only-allowed-literals" },
      ],
      // A branded id or amount is still a string or a number: negating an amount, and naming the brand once
      // in a signature, are meant.
      "@typescript-eslint/no-unsafe-unary-minus": "off",
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ["renderer/**/*.{ts,tsx}", "tests/renderer/**/*.tsx"],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    files: ["tests/**/*.{ts,tsx}"],
    rules: {
      // In a test a wrong assumption is a failure, which is what it should be.
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  {
    // The linter does not see the types that JSDoc casts give to what JSON.parse answers; the type check does.
    files: ["scripts/**/*.mjs"],
    rules: {
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
  {
    // The formats of these files are their tools' own.
    files: ["*.config.{ts,js}", ".dependency-cruiser.mjs"],
    rules: { "no-restricted-syntax": "off" },
  },
);
