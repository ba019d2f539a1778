/** Pictures a model takes at once: fewer waste a quarter of its speed, more gain nothing (measured). */
export const BATCH = { least: 4, most: 8 } as const;
