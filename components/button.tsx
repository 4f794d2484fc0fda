import type { ComponentProps } from "react";

const SHAPE =
  "inline-flex min-h-12 items-center justify-center gap-2 rounded-field border-2 px-5 py-2.5 text-center font-bold no-underline aria-busy:opacity-60 print:hidden";

const TONES = {
  primary:
    "border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong hover:text-on-accent",
  quiet: "border-accent bg-paper text-accent hover:bg-accent-soft",
  emergency:
    "border-emergency-ink bg-paper text-emergency-ink hover:bg-emergency hover:text-on-emergency",
  onEmergency: "border-on-emergency bg-on-emergency text-emergency hover:text-emergency",
  outlineOnEmergency: "border-on-emergency bg-emergency text-on-emergency hover:text-on-emergency",
} as const;

export type ButtonTone = keyof typeof TONES;

/** The class names of a button, for a button that is not one of these two. */
export function buttonLook(tone: ButtonTone, extra = ""): string {
  return `${SHAPE} ${TONES[tone]} ${extra}`;
}

/**
 * A button. `tone`: primary (one per page), quiet, or one of the two for an emergency background.
 */
export function Button({
  tone = "primary",
  className,
  type = "submit",
  ...rest
}: ComponentProps<"button"> & { tone?: ButtonTone }) {
  return <button type={type} className={buttonLook(tone, className)} {...rest} />;
}

/** A link that looks like a button: it opens a page or calls a number, and never changes data. */
export function ButtonLink({
  tone = "primary",
  className,
  ...rest
}: ComponentProps<"a"> & { tone?: ButtonTone }) {
  return <a className={buttonLook(tone, className)} {...rest} />;
}
