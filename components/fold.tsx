import type { ReactNode } from "react";

/** Something that few people need at once, behind its name. On paper it is always open (globals.css). */
export function Fold({
  name,
  open = false,
  children,
}: {
  name: ReactNode;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details open={open} className="border-b border-line print:border-0">
      <summary className="cursor-pointer py-3 font-bold text-accent">{name}</summary>
      <div className="pb-4">{children}</div>
    </details>
  );
}
