import type { ReactNode } from "react";
import { Brand } from "../marks/Brand.tsx";
import { say } from "../words.ts";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import styles from "./frame.module.css";

export const Header = ({ children }: { readonly children?: ReactNode }) => (
  <header className={styles.header}>
    <Brand />
    <span className={styles.name}>{say("page.name")}</span>
    {children}
    <LanguageSwitch />
  </header>
);
