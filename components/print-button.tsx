"use client";

import type { ReactNode } from "react";

/** Opens the browser's print window, which can also save as PDF. Needs scripts. */
export function PrintButton({ className, children }: { className: string; children: ReactNode }) {
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
