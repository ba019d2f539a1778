import { useSession } from "../hooks/session-context.ts";
import { Icon } from "../marks/Icon.tsx";
import { say } from "../words.ts";
import styles from "./frame.module.css";

export const BackButton = () => {
  const { views } = useSession();
  return (
    <button type="button" className={styles.back} onClick={views.home}>
      <Icon name="back" size={16} />
      {say("list.back")}
    </button>
  );
};
