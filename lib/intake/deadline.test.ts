import { describe, expect, it } from "vitest";
import { dueAt } from "./deadline";
import { newReference } from "./reference";
import { normalizeFor, tokensFor } from "./search-words";

const ZONE = "America/New_York";
const due = (level: Parameters<typeof dueAt>[0], at: string) =>
  dueAt(level, new Date(at), ZONE)?.toISOString();

describe("deadlines", () => {
  it("count minutes for emergencies and hours for urgent, on any day", () => {
    expect(due("EMERGENCY", "2026-11-21T23:50:00Z")).toBe("2026-11-22T00:05:00.000Z");
    expect(due("URGENT", "2026-11-21T23:00:00Z")).toBe("2026-11-22T03:00:00.000Z");
    expect(due("SELF_CARE", "2026-11-21T23:00:00Z")).toBeUndefined();
  });

  it("count working days in the clinic's zone, over weekends", () => {
    expect(due("SOON", "2026-11-18T15:00:00Z")).toBe("2026-11-19T15:00:00.000Z");
    expect(due("SOON", "2026-11-20T15:00:00Z")).toBe("2026-11-23T15:00:00.000Z");
    expect(due("SOON", "2026-11-21T15:00:00Z")).toBe("2026-11-23T15:00:00.000Z");
    expect(due("ROUTINE", "2026-11-18T15:00:00Z")).toBe("2026-11-25T15:00:00.000Z");
    // Late on Thursday in New York, already Friday in UTC.
    expect(due("SOON", "2026-11-20T03:00:00Z")).toBe("2026-11-21T03:00:00.000Z");
  });

  it("keep the time of day when the clocks change", () => {
    expect(due("SOON", "2026-10-30T14:00:00Z")).toBe("2026-11-02T15:00:00.000Z");
    expect(due("SOON", "2026-03-06T15:00:00Z")).toBe("2026-03-09T14:00:00.000Z");
  });
});

describe("references", () => {
  it("can be read aloud", () => {
    for (let seed = 0; seed < 200; seed += 1) {
      let at = seed;
      const reference = newReference((below) => (at++ * 7) % below);
      expect(reference).toMatch(/^BK-[^01ILO58BSU]{4}-[^01ILO58BSU]{2}$/);
    }
  });
});

describe("search words", () => {
  it("are the same for what is the same person", () => {
    expect(normalizeFor("phone", "(212) 555-0134")).toBe("+12125550134");
    expect(normalizeFor("phone", "+1 212 555 0134")).toBe("+12125550134");
    expect(normalizeFor("email", " Ada@Example.COM ")).toBe("ada@example.com");
    expect(normalizeFor("surname", "O’Néill")).toBe(normalizeFor("surname", "oneill"));
    expect(normalizeFor("surname_sound", "Smith")).toBe(normalizeFor("surname_sound", "Smyth"));
    expect(normalizeFor("surname_sound", "Smith")).not.toBe(normalizeFor("surname_sound", "Jones"));
    expect(normalizeFor("birth_date", "1992-02-01")).toBe("1992-02-01");
  });

  it("give no token for what is not of the kind", () => {
    expect(tokensFor("phone", "12")).toEqual([]);
    expect(tokensFor("email", "ada")).toEqual([]);
    expect(tokensFor("surname", "123")).toEqual([]);
    expect(tokensFor("birth_date", undefined)).toEqual([]);
  });
});
