import type { ReactNode } from "react";

const TONES = {
  plain: "border-line-strong",
  accent: "border-accent bg-accent-soft",
  problem: "border-problem",
} as const;

/** A passage set apart by a thick left edge. `live` announces it to a screen reader. */
export function Notice({
  tone = "accent",
  live = false,
  children,
}: {
  tone?: keyof typeof TONES;
  live?: boolean;
  children: ReactNode;
}) {
  return (
    <div
      role={live ? "status" : undefined}
      className={`border-l-8 px-5 py-4 [&>*+*]:mt-3 ${TONES[tone]}`}
    >
      {children}
    </div>
  );
}
