import type { ReactNode } from "react";

/** The machine and its parts; layouts of a screen. Drawn on 16 by 16. */
export const placeIcons = {
  chip: (
    <>
      <rect x="4" y="4" width="8" height="8" rx="1" />
      <path d="M6.500 4V2M9.500 4V2M6.500 14v-2M9.500 14v-2M4 6.500H2M4 9.500H2M14 6.500h-2M14 9.500h-2" />
    </>
  ),
  storage: (
    <>
      <ellipse cx="8" cy="4.500" rx="5.500" ry="2" />
      <path d="M2.500 4.500v7c0 1.100 2.500 2 5.500 2s5.500-.9 5.500-2v-7M2.500 8c0 1.100 2.500 2 5.500 2s5.500-.9 5.500-2" />
    </>
  ),
  folder: <path d="M2 4.500a1 1 0 0 1 1-1h3.200l1.500 1.700H13a1 1 0 0 1 1 1v6.300H2z" />,
  network: (
    <path d="M1.800 6.200a9 9 0 0 1 12.400 0M4 8.700a5.800 5.800 0 0 1 8 0M6.200 11.100a2.600 2.600 0 0 1 3.600 0M8 13.200v.01" />
  ),
  key: (
    <>
      <circle cx="5.200" cy="10.800" r="2.700" />
      <path d="m7.200 8.800 6-6M11 5l1.800 1.800" />
    </>
  ),
  look: (
    <>
      <circle cx="8" cy="8" r="2.800" />
      <path d="M8 1.500V3M8 13v1.500M1.500 8H3M13 8h1.500M3.400 3.400l1 1M11.600 11.600l1 1M12.600 3.400l-1 1M4.400 11.600l-1 1" />
    </>
  ),
  gear: (
    <>
      <circle cx="8" cy="8" r="2" />
      <path d="M8 1.800v2M8 12.200v2M1.800 8h2M12.200 8h2M3.600 3.600 5 5M11 11l1.400 1.400M12.400 3.600 11 5M5 11l-1.400 1.400" />
    </>
  ),
  grid: (
    <>
      <rect x="2.500" y="2.500" width="4.500" height="4.500" rx="1" />
      <rect x="9" y="2.500" width="4.500" height="4.500" rx="1" />
      <rect x="2.500" y="9" width="4.500" height="4.500" rx="1" />
      <rect x="9" y="9" width="4.500" height="4.500" rx="1" />
    </>
  ),
  single: <rect x="2.500" y="3" width="11" height="10" rx="1.500" />,
  pair: (
    <>
      <rect x="2" y="3" width="5.300" height="10" rx="1" />
      <rect x="8.700" y="3" width="5.300" height="10" rx="1" />
    </>
  ),
  panel: (
    <>
      <rect x="2" y="3" width="12" height="10" rx="1.500" />
      <path d="M10 3v10" />
    </>
  ),
} satisfies Record<string, ReactNode>;
