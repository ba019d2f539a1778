import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { HoldButton } from "../../../renderer/desk/ui/HoldButton.tsx";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const pass = (ms: number): void => {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
};

const given = (disabled: string | false = false) => {
  let held = 0;
  render(<HoldButton label="Seal" disabled={disabled} onHeld={() => (held += 1)} />);
  return { button: screen.getByRole("button"), times: () => held };
};

describe("a button to hold", () => {
  it("acts after a second and a half, once", () => {
    const { button, times } = given();
    fireEvent.pointerDown(button, { button: 0 });
    pass(1499);
    expect(times()).toBe(0);
    pass(1);
    expect(times()).toBe(1);
    pass(5000);
    expect(times()).toBe(1);
  });

  it("does nothing when it is let go early, or when the pointer leaves", () => {
    const { button, times } = given();
    fireEvent.pointerDown(button, { button: 0 });
    pass(1000);
    fireEvent.pointerUp(button);
    pass(5000);
    fireEvent.pointerDown(button, { button: 0 });
    pass(1000);
    fireEvent.pointerLeave(button);
    pass(5000);
    expect(times()).toBe(0);
  });

  it("stays held when its own words change under a pointer that has not moved", () => {
    const { button, times } = given();
    button.getBoundingClientRect = () => new DOMRect(100, 100, 160, 36);
    fireEvent.pointerDown(button, { button: 0, clientX: 150, clientY: 110 });
    fireEvent.pointerLeave(button, { clientX: 150, clientY: 110 });
    pass(1500);
    expect(times()).toBe(1);
  });

  it("is held by Enter too, and counts its steps", () => {
    const { button, times } = given();
    fireEvent.keyDown(button, { key: "Enter" });
    pass(500);
    expect(button.textContent).toContain("1 of 3");
    fireEvent.keyDown(button, { key: "Enter", repeat: true });
    pass(500);
    expect(button.textContent).toContain("2 of 3");
    pass(500);
    expect(times()).toBe(1);
  });

  it("says why it cannot be held, and is not", () => {
    const { button, times } = given("Choose a winner first");
    expect(button.title).toBe("Choose a winner first");
    fireEvent.pointerDown(button, { button: 0 });
    pass(3000);
    expect(times()).toBe(0);
  });
});
