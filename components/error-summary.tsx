export type SummaryError = { href: string; text: string };

/**
 * The errors at the top of the page, each a link to its field. The browser focuses it when the page
 * opens, without scripts.
 */
export function ErrorSummary({ title, errors }: { title: string; errors: SummaryError[] }) {
  if (errors.length === 0) return null;
  return (
    <div
      id="error-summary"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: after a failed submit, errors come first.
      autoFocus
      role="alert"
      aria-labelledby="error-summary-title"
      className="mb-8 rounded-field border-4 border-problem p-5"
    >
      <h2 id="error-summary-title" className="text-lead">
        {title}
      </h2>
      <ul className="mt-2 grid gap-1">
        {errors.map((error) => (
          <li key={`${error.href} ${error.text}`}>
            <a
              href={error.href}
              className="inline-block py-1 font-bold text-problem hover:text-problem"
            >
              {error.text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
