/** Something a key does. The palette, the hint bar, the key sheet and the settings are drawn from these. */
export interface Command {
  /** `triage.approve`: the same in every version, for a person's own keys are kept by it. */
  readonly id: string;
  readonly title: string;
  /**
   * Keys in tinykeys' notation: `a`, `Shift+X`, `g i`, `$mod+Enter`, `([1-5])`; any of them runs it.
   * Only the first is shown, unless `shown` says otherwise. These are the defaults: a person may change the first.
   * None at all is a command of the palette alone.
   */
  readonly keys: readonly string[];
  /** What to print on the keys, e.g. `["1", "–", "5"]`. */
  readonly shown?: readonly string[];
  readonly run: (event: KeyboardEvent) => void;
  /** Asked at the press; a key whose command declines goes on to the layer below. */
  readonly when?: () => boolean;
  /** Why it cannot run, where `when` declines: the palette says it, e.g. "this job draws by itself". */
  readonly why?: () => string | null;
  /** What it acts on, e.g. "3 photos"; such commands come first in the palette. Null: nothing is chosen. */
  readonly subject?: () => string | null;
  /** Shown in the hint bar, smaller numbers first. Left out: in the key sheet only. */
  readonly hint?: number;
  /** A shorter title for the hint bar. */
  readonly hintTitle?: string;
  /** A held key runs it again and again: for moving. */
  readonly repeats?: boolean;
  /** Also runs while a text is being written. */
  readonly whileTyping?: boolean;
}

/** The commands of one screen or dialog. Later layers come first; a modal one silences those before it. */
export interface CommandLayer {
  readonly id: string;
  /** Heading in the key sheet. */
  readonly title: string;
  readonly modal: boolean;
  readonly commands: readonly Command[];
}

/** Whether one press of a plain key runs it: such keys rest while typing, and can be switched off. */
export const isSingleKey = (keys: string): boolean => !/(\$mod|Control|Meta|Alt)\+/.test(keys);
