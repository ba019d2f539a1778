import type { ReactNode } from "react";
import { createPortal } from "react-dom";
import { create } from "zustand";

/** Places of the frame that a screen may fill. */
type Slot = "jobBarEnd" | "hintBarEnd";

const useSlots = create<Record<Slot, HTMLElement | null>>(() => ({ jobBarEnd: null, hintBarEnd: null }));

const holdJobBarEnd = (element: HTMLElement | null): void => useSlots.setState({ jobBarEnd: element });
const holdHintBarEnd = (element: HTMLElement | null): void => useSlots.setState({ hintBarEnd: element });

/** Where the frame keeps the place. */
export const SlotPlace = ({
  slot,
  className,
}: {
  readonly slot: Slot;
  readonly className?: string | undefined;
}) => <div ref={slot === "jobBarEnd" ? holdJobBarEnd : holdHintBarEnd} className={className} />;

const InSlot = ({ slot, children }: { readonly slot: Slot; readonly children: ReactNode }) => {
  const element = useSlots((slots) => slots[slot]);
  return element === null ? null : createPortal(children, element);
};

/** What a screen of a job puts at the right of the job bar. */
export const JobBarEnd = ({ children }: { readonly children: ReactNode }) => (
  <InSlot slot="jobBarEnd">{children}</InSlot>
);

/** What a screen puts at the right of the hint bar: progress, pace. */
export const HintBarEnd = ({ children }: { readonly children: ReactNode }) => (
  <InSlot slot="hintBarEnd">{children}</InSlot>
);
