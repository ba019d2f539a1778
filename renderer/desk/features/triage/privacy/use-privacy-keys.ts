import { useCommands } from "../../../commands/use-commands.ts";
import { toggleBlind, toggleBlur, useBlurred } from "../../../state/hidden.ts";
import { t } from "../../../ui/privacy-text.ts";
import { useSession } from "../session-context.ts";
import { t as triage } from "../text.ts";
import { toggleRevealed } from "./revealed.ts";

/** What stays out of sight, by key. */
export const usePrivacyKeys = (): void => {
  const session = useSession();
  const blurred = useBlurred(session.jobId);
  useCommands(triage("label.screen"), [
    { id: "triage.blind", title: t("blind"), keys: ["b"], run: toggleBlind },
    { id: "triage.blur", title: t("blur"), keys: ["Shift+B"], run: () => toggleBlur(session.jobId) },
    {
      id: "triage.reveal",
      title: t("reveal"),
      keys: ["v"],
      when: () => blurred && session.store.getState().cursor !== null,
      run: () => {
        const { cursor } = session.store.getState();
        if (cursor !== null) toggleRevealed(cursor);
      },
    },
  ]);
};
