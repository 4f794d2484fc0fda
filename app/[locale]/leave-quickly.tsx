type Props = { href: string; target: string; label: string; hint: string };

/**
 * The way out on every page, by this link or by Escape pressed three times. public/patient.js hides
 * the page and leads to `target`; without scripts the link leads there too.
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
      <span className="sr-only">. {hint}</span>
    </a>
  );
}
