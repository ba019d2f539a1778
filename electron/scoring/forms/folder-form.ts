import type { FormWish, ModelFormName } from "#shared/domain/scoring/model-forms.ts";
import type { ModelFolder, ModelForm } from "../clip/model-folder.ts";
import { hasOwnForm, readForms } from "./forms-file.ts";

/** Which form to load, and where the program's own one lies. */
export interface WishedForm {
  readonly home: string;
  readonly wish: FormWish;
}

const inForm = (folder: ModelFolder, form: ModelFormName, home: string): ModelFolder =>
  form === "winnow" ? { ...folder, own: home } : { ...folder, visionForm: form, own: null };

const has = async (folder: ModelFolder, form: ModelFormName, home: string): Promise<boolean> =>
  form === "winnow" ? hasOwnForm(home) : folder.visionForms.includes(form satisfies ModelForm);

/** The folder with the form to be loaded: the one wished for, else what was measured as best, else as it came. */
export const folderInForm = async (folder: ModelFolder, { home, wish }: WishedForm): Promise<ModelFolder> => {
  if (wish !== "auto" && (await has(folder, wish, home))) return inForm(folder, wish, home);
  const kept = await readForms(folder.path, home);
  return kept !== null && (await has(folder, kept.chosen, home)) ? inForm(folder, kept.chosen, home) : folder;
};
