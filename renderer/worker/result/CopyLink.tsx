import { useState } from "react";
import { Button } from "../frame/Button.tsx";
import { useSession } from "../hooks/session-context.ts";
import { say } from "../words.ts";

/** Browsers give the clipboard to pages over https alone; elsewhere the address bar has to do. */
const canCopy = (): boolean => window.isSecureContext;

/** This page's own link, so that one finds the way back to the draw. */
export const CopyLink = () => {
  const { announcements } = useSession();
  const [copied, setCopied] = useState(false);
  if (!canCopy()) return null;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(location.href);
    setCopied(true);
    announcements.announce(say("timeline.copied"));
  };
  return (
    <Button look="small" onClick={() => void copy()}>
      {say(copied ? "timeline.copied" : "timeline.copy")}
    </Button>
  );
};
