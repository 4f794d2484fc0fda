import type { ReactNode } from "react";

/** A thin bar across the top of every page, for what no one may overlook. */
export function Strip({ children }: { children: ReactNode }) {
  return (
    <p className="bg-focus px-4 py-0.5 text-center text-[0.875rem] leading-[1.4] font-bold text-focus-edge">
      {children}
    </p>
  );
}
