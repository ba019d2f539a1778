import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { loadCatalogue } from "./language/catalogues.ts";
import { createLanguage } from "./language/language.ts";
import { Page } from "./Page.tsx";
import { readAddress } from "./state/address.ts";
import { createKeyring } from "./state/keyring.ts";
import { measurePicture } from "./state/measure-picture.ts";
import { createSession } from "./state/session.ts";
import { createViews } from "./state/view.ts";
import "./page.css";

const language = createLanguage({
  storage: () => localStorage,
  wanted: () => navigator.languages,
  load: loadCatalogue,
  root: document.documentElement,
});

const session = createSession({
  address: readAddress(location),
  keyring: createKeyring(() => localStorage),
  views: createViews(history, (listener) => window.addEventListener("popstate", listener)),
  measure: measurePicture,
});

window.addEventListener("online", session.wake);
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
