/** The window's only door: one call channel, one event channel. Runs sandboxed. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from "electron";
import type { DeskBridge } from "#shared/contract/desk-calls.ts";
import { WORKER_PREVIEW_URL } from "#shared/contract/media.ts";
import type { DeskEvent } from "#shared/contract/desk-events.ts";

const bridge: DeskBridge = {
  call: (name, input) => ipcRenderer.invoke("winnow:call", name, input),
  listen: (listener) => {
    const forward = (_event: IpcRendererEvent, told: DeskEvent): void => {
      listener(told);
    };
    ipcRenderer.on("winnow:event", forward);
    return () => void ipcRenderer.off("winnow:event", forward);
  },
  platform: process.platform,
  workerPreview: WORKER_PREVIEW_URL,
};

contextBridge.exposeInMainWorld("winnow", bridge);
