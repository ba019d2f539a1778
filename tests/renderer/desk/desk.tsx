/** Renders the whole desk over made-up data, for tests that press keys and read what is shown. */
import { act, cleanup, configure, fireEvent, render } from "@testing-library/react";
import { afterEach } from "vitest";
import type { DeskCall } from "#shared/contract/desk-calls.ts";
import { App } from "../../../renderer/desk/App.tsx";
import { newQueryClient } from "../../../renderer/desk/bridge/queries.ts";
import { goTo } from "../../../renderer/desk/state/route.ts";
import { fakeBridge } from "./harness/fake-bridge.ts";
import { makeWorld, type World } from "./harness/world.ts";

// Screens are loaded when first shown, which takes its time on a busy machine.
configure({ asyncUtilTimeout: 10_000 });

interface DeskOptions {
  readonly size?: number;
  readonly model?: string;
  readonly actor?: string;
  readonly path?: string;
  readonly remotes?: boolean;
  /** A call that is refused. */
  readonly fail?: DeskCall;
  /** Changes the world before the desk opens. */
  readonly given?: (world: World) => void;
}

export interface Desk {
  readonly world: World;
  /** Calls in the order they were made. */
  readonly calls: readonly (readonly [DeskCall, unknown])[];
}

export const openDesk = (options: DeskOptions = {}): Desk => {
  const world = makeWorld({
    size: options.size ?? 24,
    theme: "dark",
    model: options.model ?? "practice",
    actor: options.actor ?? "Mika K.",
    remotes: options.remotes ?? false,
  });
  options.given?.(world);
  const bridge = fakeBridge(world, { platform: "linux", delayMs: 0, fail: options.fail ?? null });
  const calls: (readonly [DeskCall, unknown])[] = [];
  Object.defineProperty(window, "winnow", {
    configurable: true,
    value: {
      ...bridge,
      call: (name: DeskCall, input: never) => {
        calls.push([name, input]);
        return bridge.call(name, input);
      },
    },
  });
  goTo(options.path ?? "inbox");
  render(<App client={newQueryClient()} />);
  return { world, calls };
};

/** Presses a key on what has the focus, as a keyboard does: `press("a")`, `press("Enter", { ctrlKey: true })`. */
export const press = (
  key: string,
  modifiers: { readonly ctrlKey?: boolean; readonly shiftKey?: boolean } = {},
): void => {
  const target = document.activeElement ?? document.body;
  const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key;
  act(() => {
    fireEvent.keyDown(target, { key, code, ...modifiers });
    fireEvent.keyUp(target, { key, code, ...modifiers });
  });
};

export const jobPath = (index: number, tab: string): string =>
  `job/0000010b-0000-7000-8000-${index.toString(16).padStart(12, "0")}/${tab}`;

afterEach(() => {
  cleanup();
  goTo("inbox");
});
