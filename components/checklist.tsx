import type { ReactNode } from "react";

export type ToDo = { text: ReactNode; picture?: ReactNode };

/** A list of things to do, some with a drawing. On paper each has a box to check off (app/globals.css). */
export function Checklist({ items }: { items: ToDo[] }) {
  return (
    <ul className="checklist mt-2 divide-y divide-line print:block print:mt-1 print:divide-y-0">
      {items.map(({ text, picture }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is never reordered
        <li key={at} className="flex items-center gap-x-3.5 py-3">
          {picture ? <div className="w-22 shrink-0 print:hidden">{picture}</div> : null}
          <div className="min-w-0">{text}</div>
        </li>
      ))}
    </ul>
  );
}
