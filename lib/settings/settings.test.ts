import { describe, expect, it } from "vitest";
import { changesBetween, sideText } from "./changes";
import { changeSchema, type SettingKey } from "./schema";

const contact = {
  name: "Riverside Back Clinic",
  phone: "(555) 010-0142",
  emergency: "911",
  crisis: "988",
  poison: "1-800-222-1222",
};
const ladder = { on_call: "2", on_duty: "5", manager: "10" };
const sent = { scope: "", version: "3" };

/** What is wrong with a form: each field with what is said beside it. */
function problems(key: SettingKey, form: Record<string, string>): Record<string, string> {
  const parsed = changeSchema(key).safeParse({ ...sent, ...form });
  return Object.fromEntries(
    (parsed.error?.issues ?? []).map(({ path, message }) => [path.join("."), message]),
  );
}

describe("what patients are told", () => {
  it("is taken as it was typed, without blanks around it", () => {
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
    ["phone", "call us", /whole phone number/],
    ["phone", "911", /whole phone number/],
    ["phone", "1-800-BACKS", /whole phone number/],
    ["crisis", "", /crisis line/],
    ["poison", "ask", /poison line/],
    ["name", " ", /name that patients know/],
  ])("refuses as %s: %j", (field, typed, words) => {
    const said = problems("contact", { ...contact, [field]: typed });
    expect(Object.keys(said)).toEqual([field]);
    expect(said[field]).toMatch(words);
  });

  it("refuses a field that is missing or that nobody asked for", () => {
    const { crisis, ...rest } = contact;
    expect(problems("contact", rest)).toHaveProperty("crisis");
    expect(Object.keys(problems("contact", { ...contact, crisis, evil: "1" }))).toHaveLength(1);
  });

  it("is refused without the version that was seen", () => {
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
  ])("must rise and be whole minutes: %j", (change, field) => {
    expect(Object.keys(problems("ladder", { ...ladder, ...change }))).toEqual([field]);
  });
  it("is taken when it rises", () => expect(problems("ladder", ladder)).toEqual({}));
});

describe("changes", () => {
  it("name only the fields that differ", () => {
    const changes = changesBetween(contact, { ...contact, phone: "", crisis: "116 123" });
    expect(sideText(changes, "before")).toBe("phone = (555) 010-0142, crisis = 988");
    expect(sideText(changes, "after")).toBe("phone = (none), crisis = 116 123");
  });

  it("of a list name only what came and went", () => {
    const before = { days: "2026-12-25 Christmas\n2027-01-01" };
    const after = { days: "2026-12-24\n2026-12-25 Christmas" };
    expect(changesBetween(before, after)).toEqual([
      { field: "days", before: "2027-01-01", after: "2026-12-24" },
    ]);
  });
});
