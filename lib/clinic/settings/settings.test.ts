import { describe, expect, it } from "vitest";
import { LEVELS } from "@/lib/triage/symptoms";
import { changesBetween, sideText } from "./changes";
import { DEFAULTS } from "./defaults";
import { changeSchema, SETTINGS, type SettingKey } from "./schema";
import { targetsOf, targetWords } from "./targets";

const contact = {
  name: "Riverside Back Clinic",
  phone: "(555) 010-0142",
  emergency: "911",
  crisis: "988",
  poison: "1-800-222-1222",
};
const ladder = { on_call: "2", on_duty: "5", manager: "10" };
const sent = { scope: "", version: "3" };

/** What is wrong with a form: each field with its error text. */
function problems(key: SettingKey, form: Record<string, string>): Record<string, string> {
  const parsed = changeSchema(key).safeParse({ ...sent, ...form });
  return Object.fromEntries(
    (parsed.error?.issues ?? []).map(({ path, message }) => [path.join("."), message]),
  );
}

describe("visits", () => {
  const visits = { reminder_first: "7", reminder_second: "1", notice: "24", lead: "1", video: "" };

  it.each([
    ["as they are", {}],
    ["with one reminder", { reminder_first: "" }],
    ["with none", { reminder_first: "", reminder_second: "" }],
    ["with a place for video", { video: "https://video.example/clinic" }],
  ])("are taken %s", (_, change) =>
    expect(problems("visits", { ...visits, ...change })).toEqual({}),
  );

  it("stored before patients needed time to come keep what they said", () =>
    expect(SETTINGS.visits.parse({ ...visits, lead: undefined })).toEqual(visits));

  it.each([
    ["reminder_first", "0"],
    ["reminder_first", "31"],
    ["reminder_second", "1.5"],
    ["reminder_second", "7"],
    ["notice", ""],
    ["notice", "0"],
    ["notice", "169"],
    ["lead", ""],
    ["lead", "25"],
    ["video", "http://video.example"],
    ["video", "javascript:alert(1)"],
  ])("are refused with %s: %j", (field, typed) =>
    expect(Object.keys(problems("visits", { ...visits, [field]: typed }))).toContain(field),
  );
});

describe("what patients are told", () => {
  it("is taken as typed, without blanks around it", () => {
    expect(changeSchema("contact").parse({ ...sent, ...contact, phone: " 555 010 0199 " })).toEqual(
      { key: "contact", scope: "", version: 3, value: { ...contact, phone: "555 010 0199" } },
    );
    expect(problems("contact", { ...contact, phone: "" })).toEqual({});
  });

  it.each(["911", "112", "999", "000", "119"])("takes %s for emergencies", (emergency) =>
    expect(problems("contact", { ...contact, emergency })).toEqual({}),
  );

  it.each([
    ["emergency", "988", /911, 112 or 999/],
    ["emergency", "411", /911, 112 or 999/],
    ["emergency", "", /911, 112 or 999/],
    ["emergency", "9-1-1", /911, 112 or 999/],
    ["emergency", "(555) 010-0142", /911, 112 or 999/],
    ["phone", "call us", /full phone number/],
    ["phone", "911", /full phone number/],
    ["phone", "1-800-BACKS", /full phone number/],
    ["crisis", "", /crisis line/],
    ["poison", "ask", /Poison Control/],
    ["name", " ", /name that patients know/],
  ])("refuses as %s: %j", (field, typed, words) => {
    const said = problems("contact", { ...contact, [field]: typed });
    expect(Object.keys(said)).toEqual([field]);
    expect(said[field]).toMatch(words);
  });

  it("takes where to text in an emergency and the relay service, or none of them", () => {
    for (const number of ["", "911", "(555) 010-0199"])
      expect(problems("contact", { ...contact, text_emergency: number, relay: number })).toEqual(
        {},
      );
    const typed = { ...contact, text_emergency: "text us", relay: "ask" };
    expect(Object.keys(problems("contact", typed))).toEqual(["text_emergency", "relay"]);
  });

  it("refuses a missing or an unknown field", () => {
    const { crisis, ...rest } = contact;
    expect(problems("contact", rest)).toHaveProperty("crisis");
    expect(Object.keys(problems("contact", { ...contact, crisis, evil: "1" }))).toHaveLength(1);
  });

  it("is refused without the version that the person saw", () => {
    expect(problems("contact", { ...contact, version: "" })).toHaveProperty("version");
  });
});

describe("the ladder", () => {
  it.each([
    [{ on_duty: "2" }, "on_duty"],
    [{ manager: "4" }, "manager"],
    [{ on_call: "" }, "on_call"],
    [{ on_call: "0" }, "on_call"],
    [{ on_call: "1.5" }, "on_call"],
    [{ manager: "1000" }, "manager"],
    [{ on_call: "16", on_duty: "17", manager: "18" }, "on_call"],
    [{ manager: "61" }, "manager"],
  ])("must rise and be whole minutes: %j", (change, field) => {
    expect(Object.keys(problems("ladder", { ...ladder, ...change }))).toEqual([field]);
  });
  it("is taken when it rises", () => expect(problems("ladder", ladder)).toEqual({}));
});

describe("opening hours", () => {
  const closed = { mon: "", tue: "", wed: "", thu: "", fri: "", sat: "", sun: "", holidays: "" };
  const office = { ...closed, mon: "9-12, 13:00 to 17:30", sat: "Closed" };

  it("are stored in one spelling", () => {
    const holidays = "2027-01-01 New Year\r\n\n 2026-12-25";
    expect(changeSchema("opening").parse({ ...sent, ...office, holidays }).value).toEqual({
      ...closed,
      mon: "09:00-12:00, 13:00-17:30",
      holidays: "2026-12-25\n2027-01-01 New Year",
    });
    expect(problems("opening", { ...closed, sun: "0:00-24:00" })).toEqual({});
  });

  it.each([
    [{ mon: "" }, "mon", /at least one day/],
    [{ tue: "nine to five" }, "tue", /such as 09:00-17:00/],
    [{ tue: "9-5" }, "tue", /17:00/],
    [{ tue: "09:60-17:00" }, "tue", /such as/],
    [{ tue: "09:00-25:00" }, "tue", /such as/],
    [{ tue: "09:00-13:00, 12:00-17:00" }, "tue", /follow each other/],
    [{ tue: "17:00-09:00" }, "tue", /later than the beginning/],
    [{ mon: "09:00-09:59" }, "mon", /at least one hour/],
    [{ holidays: "2026-02-30" }, "holidays", /not a date.*2026-02-30/],
    [{ holidays: "25 December" }, "holidays", /not a date/],
    [{ holidays: "2026-12-25\n2026-12-25 Christmas" }, "holidays", /twice: 2026-12-25/],
  ])("are refused: %j", (change, field, words) => {
    const said = problems("opening", { ...office, ...change });
    expect(Object.keys(said)).toEqual([field]);
    expect(said[field]).toMatch(words);
  });
});

describe("targets", () => {
  const targets = DEFAULTS.targets();
  it("are by default what the triage catalogue says", () => {
    expect(problems("targets", targets)).toEqual({});
    expect(LEVELS.map((level) => targetWords(targetsOf(targets)[level]))).toEqual([
      "15 minutes",
      "4 hours",
      "1 working day",
      "5 working days",
      "no target",
    ]);
  });

  it.each([
    [{ emergency: "16" }, "emergency", /15 minutes/],
    [{ urgent: "241" }, "urgent", /240 minutes/],
    [{ emergency: "15", urgent: "10" }, "urgent", /not be sooner/],
    [{ soon: "4" }, "soon", /at most 3 working days/],
    [{ soon: "25", soon_unit: "opening_hours" }, "soon", /at most 24 opening hours/],
    [{ soon: "3", routine: "2" }, "routine", /not be sooner/],
    [{ soon: "2", routine: "15", routine_unit: "opening_hours" }, "routine", /not be sooner/],
    [{ emergency: "0" }, "emergency", /whole number/],
    [{ urgent: "0" }, "urgent", /whole number/],
    [{ soon: "-1" }, "soon", /whole number/],
    [{ routine: "" }, "routine", /whole number/],
    [{ routine: "0" }, "routine", /whole number/],
    [{ routine_unit: "minutes" }, "routine_unit", /Choose/],
  ])("are refused: %j", (change, field, words) => {
    const said = problems("targets", { ...targets, ...change });
    expect(Object.keys(said)).toEqual([field]);
    expect(said[field]).toMatch(words);
  });
});

describe("changes", () => {
  it("name only the fields that differ", () => {
    const changes = changesBetween(contact, { ...contact, phone: "", crisis: "116 123" });
    expect(sideText(changes, "before")).toBe("phone = (555) 010-0142, crisis = 988");
    expect(sideText(changes, "after")).toBe("phone = (none), crisis = 116 123");
  });

  it("of a list name only the added and removed lines", () => {
    const before = { days: "2026-12-25 Christmas\n2027-01-01" };
    const after = { days: "2026-12-24\n2026-12-25 Christmas" };
    expect(changesBetween(before, after)).toEqual([
      { field: "days", before: "2027-01-01", after: "2026-12-24" },
    ]);
  });
});
