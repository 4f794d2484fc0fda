import type { ReactNode } from "react";

/** A plain bulleted list. */
export function BulletList({ items }: { items: ReactNode[] }) {
  return (
    <ul className="mt-3 grid list-disc gap-2 ps-6 print:block print:mt-1 marker:text-current">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is never reordered
        <li key={index}>{item}</li>
      ))}
    </ul>
  );
}
