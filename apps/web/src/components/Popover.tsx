"use client";
import { type ReactNode, Suspense, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { LoadingLines } from "./LoadingLines.tsx";

/** How close a panel may come to the window's sides, CSS pixels. */
const MARGIN = 12;

interface PopoverProps {
  /** Says what the panel is for. */
  title: string;
  trigger: ReactNode;
  triggerClassName?: string;
  /** The panel's size and place relative to the trigger. */
  className?: string;
  /** The pointer or the focus came to the button: what the panel needs can be fetched ahead. */
  onNear?: () => unknown;
  /** May be fetched on first use. */
  children: (close: () => void) => ReactNode;
}

/** A button with a floating panel inside the window: Escape, a press elsewhere or leaving it by Tab closes it. */
export function Popover(props: PopoverProps) {
  const { title, trigger, triggerClassName = "", className = "", onNear, children } = props;
  const [open, setOpen] = useState(false);
  const panelId = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };

  useLayoutEffect(() => {
    if (!open || !panel.current) return;
    const { left, right } = panel.current.getBoundingClientRect();
    const room = document.documentElement.clientWidth;
    const shift = left < MARGIN ? MARGIN - left : Math.min(0, room - MARGIN - right);
    panel.current.style.translate = `${shift}px`;
  }, [open]);

  useEffect(() => {
    if (!open) return;
    const whenFilled = new MutationObserver(focusFirst);
    function focusFirst() {
      const first = panel.current?.querySelector<HTMLElement>("input, select, button, a[href]");
      first?.focus();
      if (first) whenFilled.disconnect();
    }
    if (panel.current) whenFilled.observe(panel.current, { childList: true, subtree: true });
    focusFirst();
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    const onFocus = (event: FocusEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener("pointerdown", onPress);
    document.addEventListener("focusin", onFocus);
    document.addEventListener("keydown", onKey);
    return () => {
      whenFilled.disconnect();
      document.removeEventListener("pointerdown", onPress);
      document.removeEventListener("focusin", onFocus);
      document.removeEventListener("keydown", onKey);
    };
  }, [open]);

  return (
    <div ref={root} className="relative min-w-0">
      <button
        ref={button}
        type="button"
        className={`control ${triggerClassName}`}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? panelId : undefined}
        onPointerEnter={onNear}
        onFocus={onNear}
        onClick={() => setOpen(!open)}
      >
        {trigger}
      </button>
      {open && (
        <div
          ref={panel}
          id={panelId}
          role="dialog"
          aria-label={title}
          className={`absolute z-30 rounded-float bg-raised shadow-float ${className}`}
        >
          <Suspense fallback={<LoadingLines />}>{children(close)}</Suspense>
        </div>
      )}
    </div>
  );
}
