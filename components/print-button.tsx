"use client";

import { type ReactNode, useEffect } from "react";

/**
 * Opens the browser's print window, which can also save as PDF; at once where the address ends in
 * "#print". Needs scripts.
 */
export function PrintButton({ className, children }: { className: string; children: ReactNode }) {
  useEffect(() => {
    if (window.location.hash === "#print") window.print();
  }, []);
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
