/**
 * Serves the desk over made-up data: `node tests/renderer/desk/harness/serve.ts [port]`, then open
 * http://127.0.0.1:5199/?size=24
 */
import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { createServer } from "vite";

const here = import.meta.dirname;
const repository = resolve(here, "../../../..");

const server = await createServer({
  configFile: false,
  root: here,
  // The practice pictures stand in for what workers send.
  publicDir: resolve(repository, "resources/practice"),
  cacheDir: resolve(repository, "node_modules/.cache/desk-harness"),
  plugins: [react()],
  server: {
    host: "127.0.0.1",
    port: Number(process.argv[2] ?? 5199),
    strictPort: true,
    fs: { allow: [repository] },
  },
});
await server.listen();
server.printUrls();
