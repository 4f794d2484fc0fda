import type { ReactNode } from "react";
import { describedBy, ErrorEdge, FieldName, FieldNotes, type LabelSize } from "./field-frame";

export type GroupProps = {
  id: string;
  legend: ReactNode;
  size?: LabelSize;
  hint?: ReactNode;
  error?: string;
  errorPrefix: string;
};

/** A fieldset with its legend, hint and error. With size "page" the legend is the page's h1. */
export function FieldGroup({
  id,
  legend,
  size = "field",
  hint,
  error,
  errorPrefix,
  children,
}: GroupProps & { children: ReactNode }) {
  return (
    <ErrorEdge error={error}>
      <fieldset aria-describedby={describedBy(id, hint, error)} className="min-w-0">
        <legend className="max-w-full">
          <FieldName size={size}>{legend}</FieldName>
        </legend>
        <FieldNotes id={id} hint={hint} error={error} errorPrefix={errorPrefix} />
        <div className="mt-2.5">{children}</div>
      </fieldset>
    </ErrorEdge>
  );
}
