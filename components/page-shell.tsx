import type { ReactNode } from "react";

const COLUMN = "mx-auto w-full max-w-measure px-4 sm:px-6 print:max-w-none print:px-0";

const NAME = "inline-block py-1 text-lead font-bold text-accent";

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
      <header className="border-b-4 border-accent print:border-b">
        {strip}
        <div
          className={`${COLUMN} flex items-center justify-between gap-x-4 py-3 max-[22rem]:flex-wrap`}
        >
          <p className="flex min-w-0 flex-wrap items-baseline gap-x-3">
            {home ? (
              <a href={home} className={`${NAME} no-underline hover:underline`}>
                {name}
              </a>
            ) : (
              <span className={NAME}>{name}</span>
            )}
            <span className="text-small text-ink-quiet">{organisation}</span>
          </p>
          {aside}
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className={`${COLUMN} grow pt-5 pb-16 focus:outline-none focus:shadow-none print:py-3`}
      >
        {children}
      </main>
      <footer className="border-t border-line bg-ground text-small print:border-t-0">
        <div className={`${COLUMN} py-6 print:py-2`}>{footer}</div>
      </footer>
    </div>
  );
}
