import { type ReactNode, useEffect, useRef } from "react";
import styles from "./frame.module.css";

interface ViewHeadingProps {
  readonly children: ReactNode;
  /** Another view is another value; the heading then takes the focus. */
  readonly of: string;
}

/** The heading of what is on screen. It takes the focus when the view changes, so that reading starts there. */
export const ViewHeading = ({ children, of }: ViewHeadingProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [of]);
  return (
    <h1 ref={heading} tabIndex={-1} className={styles.heading}>
      {children}
    </h1>
  );
};
