import { useEffect, useId, useLayoutEffect } from "react";
import type { Command } from "./command.ts";
import { removeLayer, setLayer } from "./registry.ts";

/**
 * These keys work for as long as the component is shown. `title` heads them in the key sheet. The list may be
 * made anew on each render; runs and conditions are always those of the last one.
 */
export const useCommands = (title: string, commands: readonly Command[]): void => {
  const id = useId();
  useEffect(() => {
    setLayer({ id, title, modal: false, commands });
  });
  useEffect(() => () => removeLayer(id), [id]);
};

/** Silences every key of what lies below, for as long as the component is shown. Dialogs do this themselves. */
export const useModalKeys = (): void => {
  const id = useId();
  // Before the effects of what the dialog shows, so that its own keys lie above.
  useLayoutEffect(() => {
    setLayer({ id, title: "", modal: true, commands: [] });
    return () => removeLayer(id);
  }, [id]);
};
