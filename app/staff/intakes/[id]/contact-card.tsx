import { dateText } from "@/app/staff/words/clock";
import { SCREEN_ONLY } from "@/app/staff/words/on-paper";
import { reachWords } from "@/app/staff/words/reach-words";
import { setting } from "@/lib/clinic/settings/current-settings";
import type { Contact } from "@/lib/contact/contact";
import { spokenLanguage } from "@/lib/contact/language";
import { dialed, phoneParts } from "@/lib/contact/phone";
import type { IntakePageData } from "./load";

const BEST_TIME: Record<string, string> = {
  any: "Any time",
  morning: "Morning",
  afternoon: "Afternoon",
  evening: "Evening",
};

const YES_NO = { yes: "Yes", no: "No" } as const;

function rowsOf(contact: Contact): [string, string][] {
  const { mayLeaveMessage: message, interpreter } = contact;
  const rows: [string, string | undefined][] = [
    ["Where the patient is now", contact.whereNow],
    ["Date of birth", contact.birthDate && dateText(contact.birthDate)],
    ["Best time to reach them", contact.bestTime && BEST_TIME[contact.bestTime]],
    ["Safe to text or leave a message", message ? YES_NO[message] : "Not asked"],
    ["Language", contact.preferredLanguage],
    [
      "Interpreter needed",
      interpreter === null ? "Not answered" : YES_NO[interpreter ? "yes" : "no"],
    ],
    ["Filled out by", contact.respondent === "proxy" ? undefined : "The patient"],
  ];
  return rows.filter((row): row is [string, string] => Boolean(row[1]));
}

/**
 * The ways to reach the patient, the preferred one first. No call link for a patient who cannot
 * talk on the phone, or of a number of which it is not clear what to dial: it is shown as typed above.
 */
function Reach({ contact }: { contact: Contact }) {
  const { way, phone, phoneAsTyped, otherPhone, otherPhoneAsTyped, email } = contact;
  const texts = way === "text" || way === "text_only";
  const isDialed = (typed: string | undefined): typed is string =>
    typed !== undefined && phoneParts(typed).number !== "";
  const look = (primary: boolean) =>
    `staff-button ${primary ? "staff-button-primary" : "staff-button-quiet"}`;
  return (
    <p className="reach">
      {isDialed(phoneAsTyped) && texts ? (
        <a className={look(true)} href={`sms:${phone ?? dialed(phoneAsTyped)}`}>
          Text {phoneParts(phoneAsTyped).number}
        </a>
      ) : null}
      {isDialed(phoneAsTyped) && way !== "text_only" ? (
        <a className={look(!texts)} href={`tel:${phone ?? dialed(phoneAsTyped)}`}>
          Call {phoneParts(phoneAsTyped).number}
        </a>
      ) : null}
      {isDialed(otherPhoneAsTyped) ? (
        <a className={look(false)} href={`tel:${otherPhone ?? dialed(otherPhoneAsTyped)}`}>
          Second number: {phoneParts(otherPhoneAsTyped).number}
        </a>
      ) : null}
      {email ? (
        <a className={look(!phoneAsTyped)} href={`mailto:${email}`}>
          {email}
        </a>
      ) : null}
    </p>
  );
}

/** Where the answers or the own words tell of self-harm: the number to give the patient. */
function CrisisLine({ intake }: { intake: IntakePageData }) {
  if (!intake.reviewFlags.includes("crisis_line")) return null;
  const { crisis } = setting("contact");
  return (
    <p className={intake.paper.whole ? undefined : SCREEN_ONLY}>
      <b className="flag">Self-harm</b> Crisis line to give the patient:{" "}
      <a href={`tel:${dialed(crisis)}`}>{crisis}</a>
    </p>
  );
}

function Needs({ contact }: { contact: Contact }) {
  const words = reachWords(contact);
  if (words.length === 0) return null;
  return (
    <ul className="flags">
      {words.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** How to reach the patient, in one tap. */
export function ContactCard({ intake }: { intake: IntakePageData }) {
  const { contact } = intake;
  const language = spokenLanguage(contact, intake.locale);
  return (
    <section aria-labelledby="contact" className="print-whole">
      <h2 id="contact">Contact</h2>
      {language ? (
        <p>
          <span className="flag">Speaks {language}</span>
        </p>
      ) : null}
      <CrisisLine intake={intake} />
      {contact ? (
        <>
          <Needs contact={contact} />
          <Reach contact={contact} />
          <dl className="facts facts-inline">
            {rowsOf(contact).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </>
      ) : (
        <p>
          {intake.unreadable
            ? "The contact details cannot be read, or there are none."
            : "The patient has not left contact details yet."}
        </p>
      )}
    </section>
  );
}
