import type { ReactNode } from "react";

/** Things one does. Drawn on 16 by 16, in strokes of the text's colour. */
export const actionIcons = {
  search: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.5 10.5 3.2 3.2" />
    </>
  ),
  zoom: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.5 10.5 3.2 3.2M5 7h4M7 5v4" />
    </>
  ),
  sort: <path d="M4.5 3v10M2.5 11l2 2 2-2M8.5 4h5M8.5 8h3.5M8.5 12h2" />,
  filter: <path d="M2.5 4h11M4.5 8h7M6.5 12h3" />,
  plus: <path d="M8 3v10M3 8h10" />,
  minus: <path d="M3 8h10" />,
  check: <path d="m3 8.5 3.2 3.2L13 4.8" />,
  cross: <path d="m4 4 8 8M12 4l-8 8" />,
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M10.5 5.5v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2" />
    </>
  ),
  back: <path d="M10 3.5 5.5 8l4.500 4.5" />,
  forward: <path d="M6 3.5 10.5 8 6 12.5" />,
  down: <path d="m3.5 6 4.500 4.500L12.500 6" />,
  more: <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2.2" />,
  undo: <path d="M3 8a5 5 0 1 0 1.6-3.7M3 2.5v2.800h2.800" />,
  again: <path d="M13 8a5 5 0 1 1-1.600-3.700M13 2.500v2.800h-2.800" />,
  download: <path d="M8 2.500v8M4.800 7.500 8 10.700l3.200-3.200M2.500 13.500h11" />,
  pause: <path d="M5.500 3.500v9M10.500 3.500v9" strokeWidth="2" />,
  pin: <path d="M5.500 2.500h5l-.7 4 2 2.500H4.200l2-2.500zM8 9v4.500" />,
  open: <path d="M6.500 3.500h-3v9h9v-3M9 3h4v4M13 3 7.500 8.500" />,
} satisfies Record<string, ReactNode>;
