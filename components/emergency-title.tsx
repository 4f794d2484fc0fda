import type { ReactNode } from "react";
import { LevelShape } from "./level-shape";

/** The title of a list of emergency signs: the octagon, and the words beside it or, if large, below. */
export function EmergencyTitle({
  className = "",
  children,
}: {
  className?: string;
  children: ReactNode;
}) {
  return (
    <h2 className={`flex flex-wrap items-start gap-x-2 text-lead ${className}`}>
      <LevelShape level="EMERGENCY" className="mt-1 text-emergency-ink" />
      <span className="max-w-full min-w-min flex-1">{children}</span>
    </h2>
  );
}
