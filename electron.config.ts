import { existsSync } from "node:fs";
import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";

const here = import.meta.dirname;

/** Packages with native code: loaded from node_modules at run time. All others are bundled, because opening
 * hundreds of small files is what an application's start-up consists of. */
const native = ["better-sqlite3", "sharp", "@xenova/transformers", "onnxruntime-node"];
const external = ["electron", ...native, ...native.map((name) => new RegExp(`^${name}/`))];

/** Entry name in out/main/ -> source. */
const mainEntries = {
  main: "electron/main.ts",
  serve: "electron/serve.ts",
  "model-command": "electron/model-command.ts",
  "remote-command": "electron/remote-command.ts",
  "backup-command": "electron/backup-command.ts",
  "backup-worker": "electron/backup/backup-worker.ts",
  "scoring-child": "electron/scoring/child.ts",
  "model-worker": "electron/scoring/model-worker.ts",
  "index-worker": "electron/scoring/index-worker.ts",
  "reader-worker": "electron/store/reader-worker.ts",
  "disk-worker": "electron/files/disk/disk-worker.ts",
};

const present = (entries: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(entries)
      .map(([name, file]) => [name, resolve(here, file)] as const)
      .filter(([, file]) => existsSync(file)),
  );

const main = present(mainEntries);
const preload = present({ preload: "electron/preload.ts" });
const desk = present({ index: "renderer/desk/index.html" });
const some = (entries: object): boolean => Object.keys(entries).length > 0;

// The oldest Node and Chromium that the application runs on (Electron 42, and Node 24 beside it).
const node = "node24.15";
const chrome = "chrome148";

/** Less to read and compile at each start; names stay, so that a stack trace in a log still says where. */
const shorter = { compress: true, mangle: false, codegen: { removeWhitespace: true } };

export default defineConfig({
  ...(some(main) && {
    main: {
      build: {
        target: node,
        outDir: "out/main",
        externalizeDeps: false,
        rolldownOptions: {
          input: main,
          external,
          output: {
            format: "es",
            entryFileNames: "[name].js",
            chunkFileNames: "chunks/[name]-[hash].js",
            minify: shorter,
          },
        },
      },
    },
  }),
  ...(some(preload) && {
    preload: {
      build: {
        target: node,
        outDir: "out/preload",
        externalizeDeps: false,
        // A sandboxed preload is one CommonJS file.
        rolldownOptions: {
          input: preload,
          external: ["electron"],
          output: { format: "cjs", entryFileNames: "[name].cjs", codeSplitting: false },
        },
      },
    },
  }),
  ...(some(desk) && {
    renderer: {
      root: resolve(here, "renderer/desk"),
      plugins: [react()],
      build: {
        target: chrome,
        outDir: "out/renderer/desk",
        // The content security policy has no room for data: scripts, nor the page for a second address.
        assetsInlineLimit: 0,
        minify: true,
        rolldownOptions: { input: desk },
      },
    },
  }),
});
