import type { ReactNode } from "react";

/** A plain bulleted list; `tight` where it must fit in a small place. */
export function BulletList({ items, tight }: { items: ReactNode[]; tight?: true }) {
  return (
    <ul
      className={`${tight ? "mt-1 gap-0.5" : "mt-3 gap-2"} grid list-disc ps-6 print:block print:mt-1 marker:text-current`}
    >
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is never reordered
        <li key={index}>{item}</li>
      ))}
    </ul>
  );
}
