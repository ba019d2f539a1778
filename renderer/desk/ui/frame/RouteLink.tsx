import type { ReactNode } from "react";
import { go, pathOf, type Route } from "../../state/route.ts";

interface RouteLinkProps {
  readonly to: Route;
  readonly className?: string | undefined;
  readonly current?: boolean;
  readonly title?: string | undefined;
  readonly children: ReactNode;
}

/** A link to another screen of the desk. */
export const RouteLink = ({ to, className, current = false, title, children }: RouteLinkProps) => (
  <a
    href={`#/${pathOf(to)}`}
    className={className}
    aria-current={current ? "page" : undefined}
    title={title}
    draggable={false}
    onClick={(event) => {
      event.preventDefault();
      go(to);
    }}
  >
    {children}
  </a>
);
