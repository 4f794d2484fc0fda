import type { Contact } from "@/lib/intake/contact";
import { dateText } from "../../clock";
import { plainWords } from "../../words";
import type { IntakePageData } from "./load";

function yesNo(value: boolean | null): string {
  return value === null ? "Not asked" : value ? "Yes" : "No";
}

function rowsOf(contact: Contact): [string, string][] {
  const message = contact.mayLeaveMessage;
  const rows: [string, string | undefined][] = [
    ["Where the patient is now", contact.whereNow],
    ["Date of birth", contact.birthDate && dateText(contact.birthDate)],
    ["May we leave a message", message ? plainWords(message) : "Not asked"],
    ["Language", contact.preferredLanguage && plainWords(contact.preferredLanguage)],
    ["Interpreter needed", yesNo(contact.interpreter)],
    [
      "Filled in by",
      contact.respondent === "proxy"
        ? `Somebody else${contact.relation ? ` (${contact.relation})` : ""}`
        : "The patient",
    ],
  ];
  return rows.filter((row): row is [string, string] => Boolean(row[1]));
}

/** How to reach the patient, in one tap. */
export function ContactCard({ intake }: { intake: IntakePageData }) {
  const { contact } = intake;
  return (
    <section aria-labelledby="contact" className="print-whole">
      <h2 id="contact">Contact</h2>
      {contact ? (
        <>
          <p className="reach">
            {contact.phoneAsTyped ? (
              <a
                className="staff-button staff-button-primary"
                href={`tel:${contact.phone ?? contact.phoneAsTyped}`}
              >
                Call {contact.phoneAsTyped}
              </a>
            ) : null}
            {contact.email ? (
              <a className="staff-button staff-button-quiet" href={`mailto:${contact.email}`}>
                {contact.email}
              </a>
            ) : null}
          </p>
          <dl className="facts">
            {rowsOf(contact).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </>
      ) : (
        <p>The patient has not left contact details. They appear here when they do.</p>
      )}
    </section>
  );
}
