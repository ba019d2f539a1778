import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  app,
  BrowserWindow,
  nativeTheme,
  type Rectangle,
  session,
  type TitleBarOverlayOptions,
} from "electron";
import type { DeskEvent } from "#shared/contract/desk-events.ts";
import { DESK_ORIGIN, DESK_URL } from "./app-protocol.ts";

export const EVENT_CHANNEL = "winnow:event";

const TITLE_BAR_HEIGHT = 44;

/** How a window stood when it was closed. */
interface LastLook extends Rectangle {
  readonly maximized: boolean;
  readonly theme: Theme;
}

const THEMES = ["dark", "light", "system"] as const;
type Theme = (typeof THEMES)[number];
/** As long as nobody has chosen another. */
const FIRST_THEME: Theme = "dark";

/** The canvas colours of the tokens, so that a window never flashes the other theme while it loads. */
const canvas = (): string => (nativeTheme.shouldUseDarkColors ? "#0d0d0d" : "#ececeb");
const overlay = (): TitleBarOverlayOptions => ({
  color: nativeTheme.shouldUseDarkColors ? "#151515" : "#f7f7f6",
  symbolColor: nativeTheme.shouldUseDarkColors ? "#f0f0f0" : "#1b1b1a",
  height: TITLE_BAR_HEIGHT - 1,
});

/** `to` is an address within the desk (renderer/desk/state/route.ts); null is its first screen. */
export const openDeskWindow = (preload: string, stateFile: string, to: string | null): BrowserWindow => {
  const last = readLastLook(stateFile);
  // Before the window is made: a change of theme afterwards would draw all of it again.
  nativeTheme.themeSource = last?.theme ?? FIRST_THEME;
  const mac = process.platform === "darwin";
  const window = new BrowserWindow({
    title: "Winnow",
    width: last?.width ?? 1440,
    height: last?.height ?? 900,
    ...(last === null ? {} : { x: last.x, y: last.y }),
    minWidth: 1024,
    minHeight: 700,
    backgroundColor: canvas(),
    titleBarStyle: mac ? "hiddenInset" : "hidden",
    ...(mac ? {} : { titleBarOverlay: overlay() }),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  if (last?.maximized === true) window.maximize();
  const keepPlace = (): void => {
    saveLook(stateFile, window);
  };
  window.on("close", keepPlace);
  // Quitting ends the program without closing the window first.
  app.on("before-quit", keepPlace);
  window.once("closed", () => app.off("before-quit", keepPlace));
  nativeTheme.on("updated", () => {
    if (window.isDestroyed()) return;
    window.setBackgroundColor(canvas());
    if (!mac) window.setTitleBarOverlay(overlay());
  });
  void window.loadURL(to === null ? DESK_URL : `${DESK_URL}#/${to}`);
  return window;
};

/** Windows stay on our page, open nothing, and are granted nothing. */
export const confineContents = (): void => {
  app.on("web-contents-created", (_event, contents) => {
    contents.on("will-navigate", (event) => {
      if (!event.url.startsWith(`${DESK_ORIGIN}/`)) event.preventDefault();
    });
    contents.on("will-attach-webview", (event) => {
      event.preventDefault();
    });
    contents.setWindowOpenHandler(() => ({ action: "deny" }));
  });
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.defaultSession.setPermissionCheckHandler(() => false);
};

export const tellWindows = (event: DeskEvent): void => {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(EVENT_CHANNEL, event);
};

const readLastLook = (file: string): LastLook | null => {
  try {
    const look: unknown = JSON.parse(readFileSync(file, "utf8"));
    return isLastLook(look) ? look : null;
  } catch {
    // Missing or unreadable: the window opens at its first size.
    return null;
  }
};

/** By hand: a schema library is not worth its loading before the first window. */
const isLastLook = (value: unknown): value is LastLook => {
  if (typeof value !== "object" || value === null) return false;
  const { x, y, width, height, maximized, theme } = value as Partial<Record<keyof LastLook, unknown>>;
  return (
    [x, y, width, height].every(Number.isSafeInteger) &&
    typeof maximized === "boolean" &&
    THEMES.some((known) => known === theme)
  );
};

const saveLook = (file: string, window: BrowserWindow): void => {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const look: LastLook = {
      ...window.getNormalBounds(),
      maximized: window.isMaximized(),
      theme: nativeTheme.themeSource,
    };
    writeFileSync(file, JSON.stringify(look));
  } catch {
    // Losing a window's place is no reason to hold up the close.
  }
};

export const windowStateFile = (userData: string): string => join(userData, "window.json");
