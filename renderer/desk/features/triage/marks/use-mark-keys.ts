import { useCommands } from "../../../commands/use-commands.ts";
import { useSession } from "../session-context.ts";
import { t as triage } from "../text.ts";
import { MARK_KEYS, MARK_ORDER } from "./mark-looks.ts";
import { t } from "./text.ts";

/** The same key puts a mark on and takes it away. */
export const useMarkKeys = (): void => {
  const session = useSession();
  useCommands(
    triage("label.screen"),
    MARK_ORDER.map((mark) => ({
      id: `triage.${mark}`,
      title: t(`command.${mark}`),
      keys: [MARK_KEYS[mark]],
      when: () => session.store.getState().cursor !== null,
      run: () => session.mark(mark),
    })),
  );
};
