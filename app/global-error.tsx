"use client";

/**
 * The very last resort: not even the frame of a page could be made, so neither the settings nor
 * the message files can be read. Its few words stand here for that reason.
 */
export default function GlobalError() {
  return (
    <html lang="en">
      <head>
        <title>Sorry, this is not working right now</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="stylesheet" href="/plain.css" />
      </head>
      <body>
        <main>
          <h1>Sorry, this is not working right now</h1>
          <p>We could not open this page. Wait a minute, then load it again.</p>
          <p>
            <strong>Call your emergency number now</strong> if you have new numbness between your
            legs, trouble peeing, weakness in both legs, chest pain, or a sudden tearing pain.
          </p>
          <p>If you cannot wait, call your clinic.</p>
        </main>
      </body>
    </html>
  );
}
