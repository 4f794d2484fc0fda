"use client";

/**
 * The very last resort: not even the frame of a page could be made, so neither the settings nor
 * the message files can be read, nor the language. Its few words stand here for that reason, in
 * every language.
 */
export default function GlobalError() {
  return (
    <html lang="en">
      <head>
        <title>Sorry, this is not working right now - Disculpe, esto no funciona</title>
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
          <section lang="es">
            <h2>Disculpe, esto no funciona en este momento</h2>
            <p>No pudimos abrir esta página. Espere un minuto y ábrala otra vez.</p>
            <p>
              <strong>Llame ahora al número de emergencia</strong> si desde hace poco siente dormida
              la zona entre las piernas, le cuesta orinar o tiene débiles las dos piernas. Llame
              también si le duele el pecho, o si un dolor llegó de repente, como si algo se
              desgarrara.
            </p>
            <p>Si no puede esperar, llame a su clínica.</p>
          </section>
        </main>
      </body>
    </html>
  );
}
