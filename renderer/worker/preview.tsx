/**
 * The page as a worker sees it before anything was sent, for whoever writes the brief: the same components over facts
 * that the frame around it tells. It is inert and reaches no service.
 */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import type { WorkerJob } from "#shared/contract/worker.ts";
import { loadCatalogue } from "./language/catalogues.ts";
import { createLanguage } from "./language/language.ts";
import { Page } from "./Page.tsx";
import { receiveJob } from "./state/gate.ts";
import { createKeyring } from "./state/keyring.ts";
import { createSession } from "./state/session.ts";
import { createViews } from "./state/view.ts";
import "./page.css";

/** What lies in a storage of its own is forgotten with the frame. */
const language = createLanguage({
  storage: () => sessionStorage,
  wanted: () => navigator.languages,
  load: loadCatalogue,
  root: document.documentElement,
});

const session = createSession({
  address: { base: "", code: "preview", invite: "" },
  keyring: createKeyring(() => sessionStorage),
  views: createViews(history, () => undefined),
  measure: () => Promise.resolve(null),
  // Nothing is ever sent from here.
  kept: {
    keep: () => Promise.resolve(false),
    note: () => undefined,
    forget: () => undefined,
    takeOver: () => Promise.resolve([]),
    release: () => undefined,
  },
});
session.submissions.setState({ loaded: true });

window.addEventListener("message", ({ data, source }: MessageEvent<WorkerJob>) => {
  if (source === window.parent) session.gate.setState({ kind: "open", job: receiveJob(data) }, true);
});

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
  // Nothing of it is secret, and who listens is whoever framed it: the policy lets the desk alone do that.
  window.parent.postMessage("ready", "*");
};
void open();
