import type { ReactNode } from "react";

type Props = { id: string; name: string; open?: boolean; children: ReactNode };

/** A part of the page that few need at once, behind its name. On paper it is open (narrow.css). */
export function Folded({ id, name, open, children }: Props) {
  return (
    <section aria-labelledby={id}>
      <details className="folded" open={open}>
        <summary>
          <h2 id={id}>{name}</h2>
        </summary>
        {children}
      </details>
    </section>
  );
}
