import type { ReactNode } from "react";

const COLUMN = "mx-auto w-full max-w-measure px-4 sm:px-6 print:max-w-none print:px-0";

const NAME = "block text-body leading-tight font-bold text-accent";

/**
 * The frame of a page: skip link, strip, header with the service's name, one column, and a footer
 * with help in the same place on every page.
 */
export function PageShell({
  skip,
  strip,
  name,
  home,
  organisation,
  aside,
  footer,
  children,
}: {
  skip: string;
  strip?: ReactNode;
  name: string;
  /**
   * Where the service's name links to; left out on pages that people should not leave by accident.
   */
  home?: string;
  organisation: string;
  aside?: ReactNode;
  footer: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-10 focus:bg-paper focus:p-3"
      >
        {skip}
      </a>
      <header className="border-b-3 border-accent bg-warm print:border-b">
        {strip}
        <div
          className={`${COLUMN} flex min-h-15 flex-wrap items-center justify-between gap-x-4 py-1.5`}
        >
          <p className="max-w-full min-w-min flex-1 basis-[9rem]">
            {home ? (
              <a href={home} className={`${NAME} no-underline hover:underline`}>
                {name}
              </a>
            ) : (
              <span className={NAME}>{name}</span>
            )}
            <span className="block text-small text-ink-quiet">{organisation}</span>
          </p>
          {aside}
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className={`${COLUMN} grow pt-3 pb-6 focus:outline-none focus:shadow-none print:py-3`}
      >
        {children}
      </main>
      <footer className="border-t border-line bg-ground text-small print:border-t-0">
        <div className={`${COLUMN} py-4 print:py-2`}>{footer}</div>
      </footer>
    </div>
  );
}
