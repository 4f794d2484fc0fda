import { renderToStaticMarkup } from "react-dom/server";
import { ButtonLink } from "@/components/button";

/** What staff read, at any address of theirs, while the database does not answer. */
export function awayDocument(): string {
  const page = (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>Something went wrong - Backline staff</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/patient.css" />
      </head>
      <body>
        <main className="mx-auto max-w-2xl p-5">
          <h1 className="text-title">Something went wrong</h1>
          <p className="mt-4">
            The database does not answer, so we could not show this page. If you were sending
            something, check whether it was saved before you send it again. If a patient is in
            danger, do not wait for this page.
          </p>
          <p className="mt-4">
            <ButtonLink href="">Try again</ButtonLink>
          </p>
        </main>
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}
