import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const here = import.meta.dirname;

/**
 * The worker page: built apart from the desk, so that a phone loads nothing of the desk's. The local server
 * serves the folder under a path of its own, hence relative addresses, and forbids inline scripts and data:
 * addresses, hence files for everything.
 */
export default defineConfig({
  root: resolve(here, "renderer/worker"),
  base: "./",
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: resolve(here, "out/renderer/worker"),
    emptyOutDir: true,
    // The page for phones, and the same page for the desk to frame while a brief is written.
    rolldownOptions: {
      input: {
        index: resolve(here, "renderer/worker/index.html"),
        preview: resolve(here, "renderer/worker/preview.html"),
      },
    },
    // Phones of the last five years.
    target: ["es2021", "safari15", "chrome94", "firefox93"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
});
