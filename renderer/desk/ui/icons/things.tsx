import type { ReactNode } from "react";

/** Things there are: jobs, pictures, people, time. Drawn on 16 by 16. */
export const thingIcons = {
  draw: (
    <>
      <rect x="2.5" y="2.500" width="11" height="11" rx="2.500" />
      <path
        d="M5.700 5.700h.01M10.300 5.700h.01M8 8h.01M5.700 10.300h.01M10.300 10.300h.01"
        strokeWidth="2"
      />
    </>
  ),
  person: (
    <>
      <circle cx="8" cy="5.500" r="2.700" />
      <path d="M2.800 13.500c.5-2.700 2.500-4 5.200-4s4.700 1.300 5.200 4" />
    </>
  ),
  flag: <path d="M3.500 14V2.500h8.500l-2 3 2 3H3.500" />,
  bookmark: <path d="M4.500 2.500h7v11L8 10.500l-3.500 3z" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="5.800" />
      <path d="M8 4.800V8l2.200 1.600" />
    </>
  ),
  warning: <path d="M8 2.200 14.400 13.300H1.600zM8 6.500v3M8 11.400v.01" />,
  info: (
    <>
      <circle cx="8" cy="8" r="5.800" />
      <path d="M8 7.500V11M8 5.200v.01" />
    </>
  ),
  text: <path d="M3 4h10M3 8h10M3 12h6" />,
  picture: (
    <>
      <rect x="2" y="3" width="12" height="10" rx="1.500" />
      <circle cx="5.500" cy="6.300" r="1.100" />
      <path d="m2.500 12 3.500-3.500 2.500 2.500 2-2 3 3" />
    </>
  ),
  lock: (
    <>
      <rect x="3" y="7" width="10" height="6.500" rx="1.500" />
      <path d="M5 7V5a3 3 0 0 1 6 0v2" />
    </>
  ),
  shield: (
    <>
      <path d="M8 1.800 13 3.700v4c0 3-2 5.200-5 6.500-3-1.300-5-3.500-5-6.500v-4z" />
      <path d="m5.800 7.800 1.700 1.700 3-3.200" />
    </>
  ),
  bolt: <path d="M9 1.800 3.500 9H8l-1 5.200L12.500 7H8z" />,
  eye: (
    <>
      <path d="M1.500 8S4 3.500 8 3.500 14.500 8 14.500 8 12 12.500 8 12.500 1.500 8 1.500 8z" />
      <circle cx="8" cy="8" r="2" />
    </>
  ),
  target: (
    <>
      <circle cx="8" cy="8" r="5.500" />
      <circle cx="8" cy="8" r="2" />
    </>
  ),
  places: (
    <>
      <circle cx="8" cy="8" r="6.200" />
      <path d="M8 1.800A6.200 6.200 0 0 1 14.200 8H8z" fill="currentColor" />
    </>
  ),
  full: <circle cx="8" cy="8" r="5.500" fill="currentColor" />,
  coin: (
    <>
      <circle cx="8" cy="8" r="5.800" />
      <path d="M10 6.200C9.600 5.500 8.900 5.200 8 5.200c-1.200 0-2 .6-2 1.400 0 2 4.100.8 4.100 2.900 0 .9-.9 1.500-2.100 1.500-1 0-1.800-.4-2.200-1.200M8 4v8" />
    </>
  ),
  layers: <path d="m8 2 6 3-6 3-6-3zM2 8l6 3 6-3M2 11l6 3 6-3" />,
} satisfies Record<string, ReactNode>;
