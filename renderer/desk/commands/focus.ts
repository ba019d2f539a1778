/** Input types in which letters are not text. */
const NOT_TEXT = new Set(["checkbox", "radio", "range", "button", "submit", "reset", "color", "file"]);

/** Whether a press would write into what has the focus. */
export const isTyping = (target: EventTarget | null): boolean => {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !NOT_TEXT.has(target.type);
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  );
};

const PRESSED_BY_ENTER =
  "button, a[href], summary, [role=button], [role=link], [role=tab], [role=menuitem], [role=switch], [role=checkbox], input";
const MOVED_BY_ARROWS =
  "[role=radiogroup], [role=slider], [role=menu], [role=tablist], input[type=range], input[type=radio]";

/** Enter and Space belong to the button that has the focus, arrows to the slider. */
export const isOwnKey = (event: KeyboardEvent): boolean => {
  if (!(event.target instanceof Element)) return false;
  if (event.key === "Enter" || event.key === " ") return event.target.matches(PRESSED_BY_ENTER);
  return event.key.startsWith("Arrow") && event.target.closest(MOVED_BY_ARROWS) !== null;
};

/** A press that belongs to an input method writing a sign. */
export const isInComposition = (event: KeyboardEvent): boolean => event.isComposing;
