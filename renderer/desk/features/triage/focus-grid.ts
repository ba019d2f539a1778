/** The grid's one tab stop. */
const grid = (): HTMLElement | null => document.querySelector("[data-grid]");

/** Gives the focus back to the grid when what lay over it is gone. */
export const focusGrid = (): void => {
  requestAnimationFrame(() => grid()?.focus({ preventScroll: true }));
};

/** From a field beside it: at once, so that not even the next key is written into the field. */
export const enterGrid = (): void => grid()?.focus({ preventScroll: true });

/** Where words for a search are written; the column that holds it may be opening. */
export const focusSearch = (): void => {
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLInputElement>("[data-search] input");
    field?.focus();
    field?.select();
  });
};

/** As a ref: the focus goes to what has just opened over the grid, and back to the grid when it closes. */
export const overGrid = (element: HTMLElement | null): (() => void) => {
  element?.focus({ preventScroll: true });
  return focusGrid;
};

/** A list that has just come takes the focus where nothing else wants it. */
export const focusIfFree = (element: HTMLElement | null): void => {
  const { activeElement } = document;
  const free = activeElement === null || activeElement === document.body || activeElement.tagName === "MAIN";
  if (free) element?.focus({ preventScroll: true });
};
