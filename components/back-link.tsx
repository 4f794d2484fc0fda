/** The link to the previous page, at the top of a page. */
export function BackLink({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} className="mb-1 -ml-1 inline-flex min-h-11 items-center gap-1 px-1 print:hidden">
      <svg viewBox="0 0 24 24" width="1em" height="1em" aria-hidden="true" focusable="false">
        <path d="M15 4 7 12l8 8" fill="none" stroke="currentColor" strokeWidth="2.5" />
      </svg>
      {children}
    </a>
  );
}
