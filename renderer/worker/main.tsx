import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { loadCatalogue } from "./language/catalogues.ts";
import { createLanguage } from "./language/language.ts";
import { Page } from "./Page.tsx";
import { readAddress } from "./state/address.ts";
import { createKeptQueue, tabName } from "./state/kept-queue.ts";
import { createKeyring } from "./state/keyring.ts";
import { createMeasure } from "./state/measure-picture.ts";
import { createSession } from "./state/session.ts";
import { createViews } from "./state/view.ts";
import { randomKey } from "./wire/random-key.ts";
import "./page.css";

const language = createLanguage({
  storage: () => localStorage,
  wanted: () => navigator.languages,
  load: loadCatalogue,
  root: document.documentElement,
});

const address = readAddress(location);
const kept = createKeptQueue({
  open: () => indexedDB,
  code: address.code,
  tab: tabName(() => sessionStorage, randomKey),
});
const session = createSession({
  address,
  kept,
  keyring: createKeyring(() => localStorage),
  views: createViews(history, (listener) => window.addEventListener("popstate", listener)),
  measure: createMeasure(),
});

window.addEventListener("online", session.wake);
window.addEventListener("pagehide", kept.release);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") session.wake();
});
// Another link of the same job opened in the same tab changes the fragment alone.
window.addEventListener("hashchange", () => location.reload());

const place = document.getElementById("page");
const open = async (): Promise<void> => {
  await language.begin();
  if (place !== null) {
    createRoot(place).render(
      <StrictMode>
        <Page session={session} language={language} />
      </StrictMode>,
    );
  }
  await session.enter();
};
void open();
