import type { ReactNode } from "react";

/** A component on the page of components (`npm run dev`, /dev/components), with its states below. */
export function Specimen({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section aria-label={name} className="mt-12 border-t border-line pt-4">
      <h2 className="text-lead">{name}</h2>
      {children}
    </section>
  );
}

/** One state of a component, under its name. */
export function State({ of, children }: { of: string; children: ReactNode }) {
  return (
    <div className="mt-6">
      <p className="mb-2 text-small text-ink-quiet">{of}</p>
      {children}
    </div>
  );
}
