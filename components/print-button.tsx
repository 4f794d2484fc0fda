"use client";

import { type ReactNode, useEffect } from "react";

type Props = {
  className: string;
  /** One of two on a page: only one of them prints at once. */
  onlyPressed?: boolean;
  children: ReactNode;
};

/**
 * Opens the browser's print window, which can also save as PDF; at once where the address ends in
 * "#print". Needs scripts.
 */
export function PrintButton({ className, onlyPressed = false, children }: Props) {
  useEffect(() => {
    if (!onlyPressed && window.location.hash === "#print") window.print();
  }, [onlyPressed]);
  return (
    <button
      type="button"
      onClick={() => window.print()}
      className={`${className} print:hidden [@media(scripting:none)]:hidden`}
    >
      {children}
    </button>
  );
}
