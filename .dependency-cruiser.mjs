// @ts-check
/**
 * Who may import whom. The folders are the architecture: each rule names the one thing it protects, and the
 * comment of a rule is what the reader of a violation sees. tests/static/import-rules.test.ts proves that each
 * of them bites.
 */

/** What the service asks of the outside: one file, or several that end in -port(s).ts. */
const ports = "^electron/service/(ports\\.ts|ports/|[a-z-]+-ports?\\.ts)";
const adapters = "store|files|http|jobs|scoring|sync";

/** The package, resolved or not, and not the folder of the same name. */
const electronPackage = "^electron$|^electron/(main|common|renderer)$|node_modules/electron/";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two files that need each other are one idea, or lack a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "domain-only-lib",
      comment: "The rules are pure functions over plain data: shared/domain imports only shared/lib.",
      severity: "error",
      from: { path: "^shared/domain/" },
      to: { pathNot: "^shared/(domain|lib)/" },
    },
    {
      name: "lib-alone",
      comment: "shared/lib imports nothing.",
      severity: "error",
      from: { path: "^shared/lib/" },
      to: { pathNot: "^shared/lib/" },
    },
    {
      name: "shared-only-shared",
      comment: "Every process loads shared/: it imports only itself, and zod for what crosses an edge.",
      severity: "error",
      from: { path: "^shared/", pathNot: "^shared/(domain|lib)/" },
      to: { pathNot: "^shared/|^zod$|node_modules/zod/" },
    },
    {
      name: "service-only-shared",
      comment:
        "A use case names what it needs from outside in its ports; it imports only shared/ and itself.",
      severity: "error",
      from: { path: "^electron/service/" },
      to: { pathNot: "^(shared|electron/service)/" },
    },
    {
      name: "adapters-apart",
      comment: "store, files, http, jobs, scoring and sync meet in compose.ts and nowhere else.",
      severity: "error",
      from: { path: `^electron/(${adapters})/` },
      to: { path: `^electron/(${adapters})/`, pathNot: "^electron/$1/" },
    },
    {
      name: "adapters-through-ports",
      comment: "store, files, scoring and sync implement ports; they do not call use cases.",
      severity: "error",
      from: { path: "^electron/(store|files|scoring|sync)/" },
      to: { path: "^electron/service/", pathNot: ports },
    },
    {
      name: "inward-only",
      comment: "The parts do not know who wires or starts them.",
      severity: "error",
      from: { path: `^electron/(service|${adapters})/` },
      to: { path: "^electron/(shell/|[^/]+\\.ts$)" },
    },
    {
      name: "electron-only-in-shell",
      comment: "Everything but the shell, main.ts and preload.ts runs under plain Node.",
      severity: "error",
      from: { pathNot: "^(electron/(shell/|main\\.ts$|preload\\.ts$)|tests/|node_modules/)" },
      to: { path: electronPackage },
    },
    {
      name: "shell-only-from-main",
      comment: "compose.ts and serve.ts run without a window, so only main.ts reaches the shell.",
      severity: "error",
      from: { path: "^electron/", pathNot: "^electron/(shell/|main\\.ts$)" },
      to: { path: "^electron/shell/" },
    },
    {
      name: "production-packages",
      comment: "What the service loads under plain Node belongs into dependencies, not devDependencies.",
      severity: "error",
      from: { path: "^(electron|shared)/" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"], pathNot: electronPackage },
    },
    {
      name: "renderer-only-shared",
      comment: "A page sees packages, shared/ and texts; never the service.",
      severity: "error",
      from: { path: "^renderer/" },
      to: { path: "^(electron|scripts)/" },
    },
    {
      name: "renderer-without-server",
      comment: "Pages are sandboxed: nothing native, nothing of a server.",
      severity: "error",
      from: { path: "^renderer/" },
      to: {
        path: "node_modules/(better-sqlite3|sharp|@xenova/transformers|onnxruntime-node|fastify|@fastify/[^/]+|kysely|pino|got)/",
      },
    },
    {
      name: "renderer-without-node",
      comment: "Pages are sandboxed: no Node modules.",
      severity: "error",
      from: { path: "^renderer/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "desk-not-worker",
      comment: "The desk and the worker page are two programs.",
      severity: "error",
      from: { path: "^renderer/desk/" },
      to: { path: "^renderer/", pathNot: "^renderer/desk/" },
    },
    {
      name: "worker-not-desk",
      comment: "The worker page is loaded by phones: nothing of the desk goes with it.",
      severity: "error",
      from: { path: "^renderer/worker/" },
      to: { path: "^renderer/", pathNot: "^renderer/worker/" },
    },
    {
      name: "features-apart",
      comment: "What two features share lies in ui/, state/, bridge/ or commands/.",
      severity: "error",
      from: { path: "^renderer/desk/features/([^/]+)/" },
      to: { path: "^renderer/desk/features/", pathNot: "^renderer/desk/features/$1/" },
    },
    {
      name: "not-to-tests",
      comment: "The product does not know its tests.",
      severity: "error",
      from: { pathNot: "^tests/" },
      to: { path: "^tests/" },
    },
    {
      name: "scripts-alone",
      comment:
        "Set-up runs before anything is installed, on an older Node: scripts import only Node and scripts.",
      severity: "error",
      from: { path: "^scripts/[^/]+\\.mjs$|^scripts/setup/" },
      to: { pathNot: "^scripts/", dependencyTypesNot: ["core", "type-only"] },
    },
  ],
  options: {
    // Types count: a type that leads across a border draws the border wrongly just as a function does.
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(out|dist|\\.cache)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
