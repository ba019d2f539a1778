import { type ChangeEvent, useId } from "react";
import { useStore } from "zustand";
import { useLanguage, useSession } from "../hooks/session-context.ts";
import { type Language, languageNames, LANGUAGES } from "../language/languages.ts";
import { Icon } from "../marks/Icon.tsx";
import { say } from "../words.ts";
import styles from "./language.module.css";

/** A globe over the phone's own list of languages, so that someone who cannot read the page finds theirs. */
export const LanguageSwitch = () => {
  const choice = useLanguage();
  const { announcements } = useSession();
  const { language } = useStore(choice.store);
  const id = useId();
  const change = async (event: ChangeEvent<HTMLSelectElement>): Promise<void> => {
    if (await choice.change(event.target.value as Language)) announcements.announce(say("language.changed"));
  };
  return (
    <div className={styles.switch}>
      <label htmlFor={id} className={styles.hidden}>
        {say("language.label")}
      </label>
      <Icon name="globe" />
      <span aria-hidden="true">{language.toUpperCase()}</span>
      <select id={id} value={language} onChange={(event) => void change(event)}>
        {LANGUAGES.map((each) => (
          <option key={each} value={each} lang={each}>
            {languageNames[each]}
          </option>
        ))}
      </select>
    </div>
  );
};
