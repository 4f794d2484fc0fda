import type { ReactNode } from "react";

/** A thin bar across the top of every page, for what no one may overlook. */
export function Strip({ children }: { children: ReactNode }) {
  return (
    <p className="border-b-2 border-ink bg-focus px-4 py-1 text-center text-small font-bold text-focus-edge">
      {children}
    </p>
  );
}
