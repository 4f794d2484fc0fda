import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { type CalendarVisit, calendarFile } from "./calendar-file";

const VISIT: CalendarVisit = {
  id: "0a7d6f2c-9f1b-4c8e-8a53-0d5f8a3f1c11",
  sequence: 2,
  startsAt: new Date("2026-12-03T15:00:00Z"),
  endsAt: new Date("2026-12-03T15:30:00Z"),
  writtenAt: new Date("2026-11-30T12:34:56.789Z"),
  title: "Visit: Riverside Clinic",
  place: "12 Main Street, second floor; with an elevator",
  notes: "Dr Amara Okafor\nBring a list; and: a jacket, too",
  organizer: { name: 'The "Riverside" Clinic', email: "no-reply@clinic.example" },
  host: "intake.clinic.example",
  attendee: "ada@patient.example",
};

/** Reads the file with a parser that is not ours. */
function readBack(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const part = calendar.getFirstSubcomponent("vevent");
  if (!part) throw new Error("no event");
  return { method: calendar.getFirstPropertyValue("method"), part, event: new ICAL.Event(part) };
}

describe("a visit as a calendar file", () => {
  it("is read back by another parser as it was written", () => {
    const { method, event, part } = readBack(calendarFile("REQUEST", VISIT));
    expect(method).toBe("REQUEST");
    expect(event.uid).toBe(`${VISIT.id}@intake.clinic.example`);
    expect(event.sequence).toBe(2);
    expect(event.startDate.toJSDate()).toEqual(VISIT.startsAt);
    expect(event.endDate.toJSDate()).toEqual(VISIT.endsAt);
    expect(event.startDate.zone.tzid).toBe("UTC");
    expect(event.summary).toBe(VISIT.title);
    expect(event.location).toBe(VISIT.place);
    expect(event.description).toBe(VISIT.notes);
    expect(event.attendees.map((each) => each.getFirstValue())).toEqual([
      "mailto:ada@patient.example",
    ]);
    expect(part.getFirstPropertyValue("organizer")).toBe("mailto:no-reply@clinic.example");
    expect(part.getFirstPropertyValue("class")).toBe("PRIVATE");
    expect(part.getFirstPropertyValue("status")).toBe("CONFIRMED");
    expect(String(part.getFirstPropertyValue("dtstamp"))).toBe("2026-11-30T12:34:56Z");
  });

  it("strikes the visit out under the same name", () => {
    const { method, event, part } = readBack(calendarFile("CANCEL", { ...VISIT, sequence: 3 }));
    expect([method, event.uid, event.sequence]).toEqual([
      "CANCEL",
      `${VISIT.id}@intake.clinic.example`,
      3,
    ]);
    expect(part.getFirstPropertyValue("status")).toBe("CANCELLED");
  });

  it("names no patient in a file that somebody saves", () => {
    const file = calendarFile("PUBLISH", VISIT);
    expect(readBack(file).event.attendees).toEqual([]);
    expect(file).not.toContain("patient.example");
  });

  it("keeps its form and its words whatever they are, in lines of at most 75 bytes", () => {
    const words = fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(words, words, (title, notes) => {
        const file = calendarFile("REQUEST", { ...VISIT, title, notes });
        for (const line of file.split("\r\n"))
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const { event } = readBack(file);
        const plain = (text: string) => text.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n]/gu, " ");
        expect(event.summary).toBe(plain(title));
        expect(event.description).toBe(plain(notes));
        expect(event.sequence).toBe(2);
      }),
    );
  });

  it.each([
    ["organizer", { organizer: { name: 'x":mailto:a@b\r\nATTENDEE:c', email: "d@e.example" } }],
    ["title", { title: "x\r\nATTENDEE:mailto:c@d.example" }],
    ["place", { place: "x\nEND:VEVENT" }],
  ])("takes no line from the words of others: %s", (_, more) => {
    const { event, part } = readBack(calendarFile("PUBLISH", { ...VISIT, ...more }));
    expect(event.attendees).toEqual([]);
    expect(part.getAllProperties("status")).toHaveLength(1);
  });
});
