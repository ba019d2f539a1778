import { ViewHeading } from "../frame/ViewHeading.tsx";
import { useJob } from "../hooks/session-context.ts";
import styles from "./brief.module.css";

export const BriefTitle = ({ leading }: { readonly leading: boolean }) => {
  const { title } = useJob();
  return leading ? (
    <ViewHeading of="home">{title}</ViewHeading>
  ) : (
    <h2 className={styles.aside} dir="auto">
      {title}
    </h2>
  );
};
