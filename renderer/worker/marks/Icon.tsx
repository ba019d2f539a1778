const drawings = {
  clock: "M13.8 8a5.8 5.8 0 1 1-11.6 0 5.8 5.8 0 0 1 11.6 0M8 4.800V8l2.200 1.600",
  camera: "M2 5h3l1-1.700h4L11 5h3v8H2zM10.400 8.800a2.400 2.400 0 1 1-4.800 0 2.400 2.400 0 0 1 4.800 0",
  pictures:
    "M2 3h12v10H2zM2 11l3.500-3.500 3 3L10.500 8.500 14 12M10.800 6.200a.8.800 0 1 1-1.600 0 .8.800 0 0 1 1.600 0",
  again: "M13 8a5 5 0 1 1-1.600-3.700M13 2.500v2.800h-2.800",
  send: "M8 10.500v-8M4.800 5.700 8 2.500l3.200 3.200M2.500 13.500h11",
  no_connection:
    "M4.500 12.500a3 3 0 0 1-.3-6A4 4 0 0 1 12 7.200a2.700 2.700 0 0 1-.3 5.300zM2.500 2.500l11 11",
  pause: "M5.500 3.500v9M10.500 3.500v9",
  plus: "M8 3v10M3 8h10",
  cross: "M4 4l8 8M12 4l-8 8",
  back: "M9.500 3.500 5 8l4.500 4.500",
  forward: "M6.500 3.500 11 8l-4.500 4.500",
  down: "M3.500 6.500 8 11l4.500-4.500",
  eye: "M1.500 8S4 3.500 8 3.500 14.500 8 14.500 8 12 12.500 8 12.500 1.500 8 1.500 8zM10 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0",
  file: "M4 2h5l3 3v9H4zM9 2v3h3",
  words: "M3 4.500h10M3 8h10M3 11.500h6",
  note: "M13.800 8a5.800 5.800 0 1 1-11.600 0 5.800 5.800 0 0 1 11.600 0M8 7.500v3.300M8 5.100v.1",
  globe:
    "M13.800 8a5.800 5.800 0 1 1-11.600 0 5.800 5.800 0 0 1 11.600 0M2.200 8h11.600M8 2.200c2 1.700 2.600 3.600 2.600 5.800S10 12.100 8 13.800C6 12.100 5.400 10.200 5.400 8S6 3.900 8 2.200",
  lock: "M4 7.500h8V13H4zM5.500 7.500V5.300a2.500 2.500 0 0 1 5 0v2.200",
} as const;

export type IconName = keyof typeof drawings;

/** A line drawing beside words; it says nothing on its own. */
export const Icon = ({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={drawings[name]} />
  </svg>
);
