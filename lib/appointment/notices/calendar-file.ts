/**
 * What a calendar is to do with a visit (RFC 5546): show it (a file that somebody saves), take it or
 * its new time (a letter), or strike it out (a letter).
 */
export type CalendarMethod = "PUBLISH" | "REQUEST" | "CANCEL";

export type CalendarVisit = {
  /** The same for as long as it is the same visit, whenever it is. */
  id: string;
  /** Grows with every change, so that a calendar knows which file is the newest. */
  sequence: number;
  startsAt: Date;
  endsAt: Date;
  /** When the file is written. */
  writtenAt: Date;
  title: string;
  place: string;
  notes: string;
  organizer: { name: string; email: string };
  /** The host that makes `id` unique in the world. */
  host: string;
  /** The patient's own address; a file that somebody saves needs none. */
  attendee?: string;
};

const LINE_BYTES = 75;

/** A moment in UTC, so that no calendar needs to know our zones. */
const utc = (at: Date) => at.toISOString().replace(/[-:]|\.\d{3}/g, "");

/** A value of text (RFC 5545, 3.3.11). */
const textValue = (text: string) =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n]/gu, " ")
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\n/g, "\\n");

/** A value of a parameter in quotes, which holds no quote and no line end (3.2). */
const quoted = (text: string) => `"${text.replace(/["\p{Cc}]/gu, " ").trim()}"`;

/** Cuts a line into lines of at most 75 bytes, never inside a character (3.1). */
function folded(line: string): string {
  let [all, bytes] = ["", 0];
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > LINE_BYTES) {
      all += "\r\n ";
      bytes = 1;
    }
    all += character;
    bytes += size;
  }
  return all;
}

/** A calendar of these events (RFC 5545). */
function calendarOf(method: CalendarMethod, events: readonly string[][]): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Backline//Visits//EN",
    "CALSCALE:GREGORIAN",
    `METHOD:${method}`,
    ...events.flat(),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

function eventOf(method: CalendarMethod, visit: CalendarVisit): string[] {
  const { organizer, attendee } = visit;
  return [
    "BEGIN:VEVENT",
    `UID:${visit.id}@${visit.host}`,
    `SEQUENCE:${visit.sequence}`,
    `DTSTAMP:${utc(visit.writtenAt)}`,
    `DTSTART:${utc(visit.startsAt)}`,
    `DTEND:${utc(visit.endsAt)}`,
    `SUMMARY:${textValue(visit.title)}`,
    ...(visit.place ? [`LOCATION:${textValue(visit.place)}`] : []),
    ...(visit.notes ? [`DESCRIPTION:${textValue(visit.notes)}`] : []),
    `ORGANIZER;CN=${quoted(organizer.name)}:mailto:${organizer.email}`,
    ...(attendee && method !== "PUBLISH"
      ? [`ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:${attendee}`]
      : []),
    `STATUS:${method === "CANCEL" ? "CANCELLED" : "CONFIRMED"}`,
    "CLASS:PRIVATE",
    "TRANSP:OPAQUE",
    "END:VEVENT",
  ];
}

/**
 * A visit as a calendar file (RFC 5545), with its times in UTC. The caller's words must hold no
 * clinical word: calendars are shared with families and employers. So it is marked as private, and
 * it holds no private link.
 */
export function calendarFile(method: CalendarMethod, visit: CalendarVisit): string {
  return calendarOf(method, [eventOf(method, visit)]);
}

/** Many visits as one calendar that a program reads again and again. The same holds for its words. */
export function calendarFeed(visits: readonly CalendarVisit[]): string {
  return calendarOf(
    "PUBLISH",
    visits.map((visit) => eventOf("PUBLISH", visit)),
  );
}
