import type { ReactNode } from "react";

/** The ids of a field's hint and error; undefined when it has neither. */
export function describedBy(id: string, hint?: ReactNode, error?: string): string | undefined {
  const ids = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return ids || undefined;
}

/** The hint and the error of a field, with the ids that `describedBy` gives. */
export function FieldNotes({
  id,
  hint,
  error,
  errorPrefix,
}: {
  id: string;
  hint?: ReactNode;
  error?: string;
  errorPrefix: string;
}) {
  return (
    <>
      {hint ? (
        <div id={`${id}-hint`} className="mt-1 text-ink-quiet">
          {hint}
        </div>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="mt-2 font-bold text-problem">
          <span className="sr-only">{errorPrefix} </span>
          {error}
        </p>
      ) : null}
    </>
  );
}

/** The left edge that marks a field with an error, so that color is not the only sign. */
export function ErrorEdge({ error, children }: { error?: string; children: ReactNode }) {
  return <div className={error ? "border-l-8 border-problem pl-4" : undefined}>{children}</div>;
}

/** The size of a label: the page's only question, one of several, or only for screen readers. */
export type LabelSize = "page" | "field" | "hidden";

export const LABEL_LOOK: Record<LabelSize, string> = {
  page: "text-title font-bold",
  field: "text-lead font-bold",
  hidden: "sr-only",
};

/** A label; as the page's `<h1>` when it is the only question of the page. */
export function FieldName({ size, children }: { size: LabelSize; children: ReactNode }) {
  if (size === "page") return <h1 className={LABEL_LOOK.page}>{children}</h1>;
  return <span className={LABEL_LOOK[size]}>{children}</span>;
}
