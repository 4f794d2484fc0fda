type Props = { emergency?: string; clinic?: string };

/** Its own few rules, because no style sheet may come. No character of it needs escaping. */
export const LAST_STYLE =
  "body{max-width:38rem;margin:auto;padding:1rem;font:1.125rem/1.5 sans-serif}h1,h2{line-height:1.2}a{display:inline-block;font-weight:700}";

/** A number that can be tapped to call it, without its extension. Nobody dials the (0) of +44 (0)20. */
function Call({ number }: { number: string }) {
  const first = number.split(/[a-z,;#]/i)[0] ?? "";
  const dialed = first.replace(/^(\+.*)\(0\)/, "$1").replaceAll(/[^\d+]/g, "");
  return <a href={`tel:${dialed}`}>{number}</a>;
}

function ClinicNumber({ clinic }: Props) {
  if (!clinic) return ".";
  return (
    <>
      : <Call number={clinic} />.
    </>
  );
}

/**
 * The last resort when even the frame of a page fails. The settings or the message files may be
 * unreadable, so its few words are here, in every language, and need no style sheet. The phone
 * numbers come from the settings when those can be read.
 */
export function LastWords({ emergency, clinic }: Props) {
  return (
    <html lang="en">
      <head>
        <title>Sorry, this is not working right now - Disculpe, esto no funciona</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <style>{LAST_STYLE}</style>
      </head>
      <body>
        <main>
          <h1>Sorry, this is not working right now</h1>
          <p>We could not open this page. Wait a minute, then load it again.</p>
          <p>
            <strong>
              Call {emergency ? <Call number={emergency} /> : "your emergency number"} now
            </strong>{" "}
            if you have new numbness between your legs, trouble peeing, weakness in both legs, chest
            pain, or a sudden tearing pain.
          </p>
          <p>
            If you cannot wait, call your clinic
            <ClinicNumber clinic={clinic} />
          </p>
          <section lang="es">
            <h2>Disculpe, esto no funciona en este momento</h2>
            <p>No pudimos abrir esta página. Espere un minuto y ábrala otra vez.</p>
            <p>
              <strong>
                Llame ahora al {emergency ? <Call number={emergency} /> : "número de emergencia"}
              </strong>{" "}
              si desde hace poco siente dormida la zona entre las piernas, le cuesta orinar o tiene
              débiles las dos piernas. Llame también si le duele el pecho, o si un dolor llegó de
              repente, como si algo se desgarrara.
            </p>
            <p>
              Si no puede esperar, llame a su clínica
              <ClinicNumber clinic={clinic} />
            </p>
          </section>
        </main>
      </body>
    </html>
  );
}
