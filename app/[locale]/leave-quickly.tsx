type Props = { href: string; target: string; label: string; hint: string };

/**
 * "Leave quickly" on every page, as a link and by pressing Escape three times. public/patient.js
 * hides the page and goes to `target`; without scripts the link goes there.
 */
export function LeaveQuickly({ href, target, label, hint }: Props) {
  return (
    <a
      href={href}
      rel="nofollow noreferrer"
      data-leave-to={target}
      className="inline-flex min-h-11 items-center px-1 whitespace-nowrap text-accent print:hidden"
    >
      {label}
      <span className="sr-only"> ({hint})</span>
    </a>
  );
}
