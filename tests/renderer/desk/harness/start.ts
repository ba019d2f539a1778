/**
 * The desk over made-up data, for looking at it in a browser. The address says how much there is and how it
 * looks: `/?size=24&theme=light&platform=linux#/inbox`. `slow=800` delays each answer, `fail=jobs.list`
 * refuses one call, `model=none|practice|clip` says which model there
 * is, `remotes=yes` follows a job of a remote.
 */
import { fakeBridge } from "./fake-bridge.ts";
import { makeWorld } from "./world.ts";

const query = new URLSearchParams(window.location.search);
const theme = query.get("theme");
const world = makeWorld({
  size: Number(query.get("size") ?? 24),
  theme: theme === "light" || theme === "system" ? theme : "dark",
  model: query.get("model") ?? "practice",
  actor: query.get("actor") ?? "Mika K.",
  remotes: query.get("remotes") === "yes",
});

Object.defineProperty(window, "winnow", {
  value: fakeBridge(world, {
    platform: query.get("platform") ?? "linux",
    delayMs: Number(query.get("slow") ?? 0),
    fail: query.get("fail"),
  }),
});

await import("../../../../renderer/desk/main.tsx");
