import { useDeskMutation } from "../../../bridge/queries.ts";
import { showError, showToast } from "../../../state/toasts.ts";
import { Button } from "../../../ui/Button.tsx";
import { t } from "../text.ts";

/** A model that somebody brings: the program asks where it lies. */
export const ImportButtons = ({ importing }: { readonly importing: boolean }) => {
  const bring = useDeskMutation("models.import");
  const from = (what: "folder" | "zip"): void =>
    bring.mutate(
      { from: what },
      {
        onError: showError,
        onSuccess: ({ imported }) => {
          if (imported !== null) showToast(t("models.importedToast", { title: imported }), { tone: "good" });
        },
      },
    );
  const busy = (importing || bring.isPending) && t("models.importing");
  return (
    <>
      <Button icon="folder" working={busy} onPress={() => from("folder")}>
        {t("models.importFolder")}
      </Button>
      <Button icon="folder" disabled={busy} onPress={() => from("zip")}>
        {t("models.importZip")}
      </Button>
    </>
  );
};
