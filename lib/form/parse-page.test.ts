import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ContactSchema, contactOf, reachNeeds, searchTokensOf } from "@/lib/contact/contact";
import { nameOf } from "@/lib/contact/open-contact";
import { tokensFor } from "@/lib/contact/search-words";
import { assess } from "@/lib/facts/assess";
import type { Answers } from "@/lib/questions/answers";
import { CALL_BACK_STEP } from "@/lib/questions/contact-steps";
import { PLAN_STEP } from "@/lib/questions/plan-fields";
import { AGREED, strain } from "@/test/people";
import { type Form, fill, post, walk } from "@/test/walk";
import { asPosted } from "./former-pages";
import { parseStep, readablePart } from "./parse-page";
import { askedSteps, getStep, nextStepId, STEPS, type StepId } from "./steps";

const isEmergency = (answers: Answers) => assess(answers, { finished: false }).isEmergency;

const HEALTHY = walk(strain()).answers;

function refused(id: StepId, form: Form, answers: Answers = HEALTHY) {
  const read = parseStep(getStep(id), answers, form, new Date());
  if (read.ok) throw new Error("accepted");
  return read;
}

const codes = (read: { errors: { field: string; code: string }[] }) =>
  read.errors.map(({ field, code }) => `${field}:${code}`);

/** The form of a page for these answers, with the given fields changed. */
function formOf(id: StepId, but: Form, answers: Answers = HEALTHY): Form {
  return { ...fill(getStep(id), answers, strain()), ...but };
}

describe("a posted page", () => {
  it("with nothing in it names every question that needs an answer", () => {
    const read = refused("about_you", {});
    expect(read.kind).toBe("invalid");
    expect(codes(read)).toEqual([
      "respondent:choose_one",
      "age_years:required",
      "sex_at_birth:choose_one",
    ]);
    expect(codes(refused("emergency_nerves", {}))).toEqual(["emergency_nerves:choose_some"]);
    expect(codes(refused("privacy", {}))).toEqual(["consent:consent", "signed_name:required"]);
  });

  it("takes an agreement that says to which text, and asks again about one that does not", () => {
    const given = (consent: string) => formOf("privacy", { consent: [consent] });
    expect(post("privacy", HEALTHY, given(AGREED)).consent).toBe(AGREED);
    expect(codes(refused("privacy", given("yes")))).toEqual(["consent:consent"]);
    expect(refused("privacy", given("no")).kind).toBe("hostile");
    expect(nextStepId({ ...HEALTHY, consent: "yes" }, null)).toBe("privacy");
    expect(nextStepId(HEALTHY, null)).toBe("check");
  });

  it("never reads blank as a number", () => {
    for (const blank of ["", " ", "\t"]) {
      expect(codes(refused("about_you", formOf("about_you", { age_years: [blank] })))).toEqual([
        "age_years:required",
      ]);
    }
    for (const odd of ["x", "-1", "1e3", "0x10", "NaN", "12.5", "[]"]) {
      expect(codes(refused("about_you", formOf("about_you", { age_years: [odd] })))).toEqual([
        "age_years:number",
      ]);
    }
    expect(codes(refused("about_you", formOf("about_you", { age_years: ["121"] })))).toEqual([
      "age_years:range",
    ]);
  });

  it("refuses 'none' beside signs, and allows 'not sure' beside them", () => {
    const both = { emergency_body: ["fainted", "none"] };
    expect(codes(refused("emergency_body", both))).toEqual(["emergency_body:none_and_others"]);
    const unsure = post("emergency_body", HEALTHY, { emergency_body: ["fainted", "unsure"] });
    expect(unsure.emergency_body).toEqual(["fainted", "unsure"]);
  });

  it("takes an optional group that was left empty as no answer, not as none of these", () => {
    const read = (form: Form, answers = HEALTHY) => {
      const parsed = parseStep(PLAN_STEP, answers, form);
      return parsed.ok ? parsed.answers.plan_limits : codes(parsed);
    };
    expect(read({})).toBe("");
    const both = { plan_limits: ["asthma_or_allergy", "none"] };
    expect(read(both)).toEqual(["plan_limits:none_and_others"]);
    const nursing = { plan_limits: ["breastfeeding"] };
    expect(read(nursing)).toContain("daily_work:no_longer_asked");
    const woman = walk(strain({ sex_at_birth: ["female"] })).answers;
    expect(read(nursing, woman)).toEqual(["breastfeeding"]);
  });

  it("is hostile with an unknown field, option, value count or a question that was not asked", () => {
    const cases: [StepId, Form][] = [
      ["about_you", formOf("about_you", { level: ["SELF_CARE"] })],
      ["about_you", formOf("about_you", { ["__proto__"]: ["x"], constructor: ["x"] })],
      ["about_you", formOf("about_you", { respondent: ["robot"] })],
      ["about_you", formOf("about_you", { respondent: ["self", "proxy"] })],
      ["about_you", formOf("about_you", { age_years: ["34", "5"] })],
      ["emergency_other", { emergency_other: ["cold_leg"] }],
      ["pain_now", formOf("pain_now", { gestation_weeks: ["20"] })],
      ["contact", formOf("contact", { given_name: ["x".repeat(70_001)] })],
    ];
    for (const [id, form] of cases) expect(refused(id, form).kind).toBe("hostile");
  });

  it("that asks less after another answer changed says so and keeps the answers still asked", () => {
    const elder = walk(strain({ age_years: "65" })).answers;
    const form = formOf("pain_cause", { trigger: ["lifting"] }, elder);
    const { injury, ...still } = form;
    expect(injury).toEqual(["none"]);
    const age = refused("pain_cause", form);
    expect(age).toMatchObject({ kind: "invalid", values: still });
    expect(codes(age)).toEqual(["trigger:no_longer_asked"]);
    const option = refused("emergency_other", {
      emergency_other: ["cola_urine", "pregnancy_waves"],
    });
    expect(option).toMatchObject({ kind: "invalid", values: { emergency_other: ["cola_urine"] } });
    expect(codes(refused("emergency_other", { emergency_other: ["pregnancy_waves"] }))).toEqual([
      "emergency_other:choose_some",
      "emergency_other:no_longer_asked",
    ]);
    const proxy = refused("contact", formOf("contact", { relation: ["parent"] }));
    expect(proxy).toMatchObject({ kind: "invalid", values: { given_name: ["Ada"] } });
  });

  it("says when text is too long, and keeps it up to a limit", () => {
    const long = refused(
      "history_recent",
      formOf("history_recent", { free_text: ["a".repeat(2001)] }),
    );
    expect([long.kind, ...codes(long)]).toEqual(["invalid", "free_text:too_long"]);
    expect(long.values.free_text).toEqual(["a".repeat(2001)]);
    const length = { now: 60_000, most: 2000 };
    const longer = refused(
      "history_recent",
      formOf("history_recent", { free_text: ["b".repeat(60_000)] }),
    );
    expect(longer.errors).toEqual([{ field: "free_text", code: "too_long", length }]);
    expect(longer.values.free_text).toEqual(["b".repeat(60_000)]);
    const emoji = (count: number) => formOf("history_recent", { free_text: ["😀".repeat(count)] });
    expect(parseStep(getStep("history_recent"), HEALTHY, emoji(2000)).ok).toBe(true);
    expect(refused("history_recent", emoji(2001)).errors).toMatchObject([
      { field: "free_text", code: "too_long", length: { now: 2001, most: 2000 } },
    ]);
    const many = { illnesses: Array.from({ length: 9999 }, () => "y".repeat(9999)) };
    const huge = refused("history", formOf("history", many));
    expect(JSON.stringify(huge.values).length).toBeLessThan(200_000);
  });

  it("cleans text: one Unicode form, no control or direction marks, lines only in long text", () => {
    const answers = post(
      "history_recent",
      HEALTHY,
      formOf("history_recent", { free_text: [" e\u0301\u0000\u202E one\r\ntwo\uD800 "] }),
    );
    expect(answers.free_text).toBe("\u00e9 one\ntwo\uFFFD");
    const named = post("contact", HEALTHY, formOf("contact", { given_name: ["A\nB\u0007"] }));
    expect(named.given_name).toBe("A B");
  });
});

describe("contact", () => {
  const contact = (but: Form, answers = HEALTHY) =>
    codes(refused("contact", formOf("contact", but, answers), answers));
  const urgent = walk(strain({ recent_signs: ["fever_or_chills"] })).answers;
  const routine = walk(strain({ patient_worried: ["yes"] })).answers;

  it("needs a phone from URGENT up, a way of contact from ROUTINE up, neither for self-care", () => {
    const nothing = { phone: [""], may_leave_message: ["no"] };
    expect(contact(nothing, urgent)).toEqual(["phone:required"]);
    expect(contact(nothing, routine)).toEqual(["phone:phone_or_email"]);
    post("contact", routine, formOf("contact", { ...nothing, email: ["a@example.com"] }, routine));
    post("contact", HEALTHY, formOf("contact", nothing));
  });

  it("needs the number for a way of contact, and never weakens what URGENT needs", () => {
    for (const contact_way of [["call"], ["text"], ["text_only"], ["relay"]]) {
      expect(contact({ contact_way, phone: [""] })).toEqual(["phone:phone_for_way"]);
    }
    post("contact", HEALTHY, formOf("contact", { contact_way: ["video"], phone: [""] }));
    for (const contact_way of [["video"], ["text_only"]]) {
      const mail = { contact_way, phone: [""], email: ["a@example.com"] };
      expect(contact(mail, urgent)).toEqual(["phone:required"]);
    }
  });

  it("accepts texts as a contact method only when they are safe, and asks the interpreter's language", () => {
    const unsafe = { may_leave_message: ["no"] };
    for (const contact_way of [["text"], ["text_only"]]) {
      expect(contact({ ...unsafe, contact_way })).toEqual(["contact_way:text_not_safe"]);
    }
    post("contact", HEALTHY, formOf("contact", { ...unsafe, contact_way: ["relay"] }));
    expect(contact({ interpreter: ["yes"] })).toEqual(["preferred_language:required"]);
    expect(contact({ other_phone: ["12"] })).toEqual(["other_phone:phone"]);
  });

  it("takes “I have no phone” at every level, but not together with a number", () => {
    const none = { phone: [""], contact_way: ["no_phone"], may_leave_message: [] };
    for (const answers of [HEALTHY, routine, urgent]) {
      const left = contactOf(post("contact", answers, formOf("contact", none, answers)));
      expect(left).toMatchObject({ way: "no_phone", givenName: "Ada" });
      expect(reachNeeds(left)).toEqual(["no_phone"]);
    }
    const mail = { ...none, email: ["a@example.com"] };
    const written = contactOf(post("contact", urgent, formOf("contact", mail, urgent)));
    expect(reachNeeds(written)).toEqual(["email_only"]);
    const odd = ["contact_way:no_phone_with_number"];
    expect(contact({ contact_way: ["no_phone"] })).toEqual(odd);
    expect(contact({ ...none, other_phone: ["212 555 0188"] }, urgent)).toEqual(odd);
    const stopped = walk(strain({ emergency_nerves: ["saddle"] })).states[1]!;
    const read = parseStep(CALL_BACK_STEP, stopped, { contact_way: ["no_phone"] }, new Date());
    expect(read.ok && contactOf(read.answers)).toMatchObject({ way: "no_phone", givenName: "" });
  });

  it("takes an unusual number at once after an emergency, and tells staff to check it", () => {
    const stopped = walk(strain({ emergency_nerves: ["saddle"] })).states[1]!;
    for (const phone of ["212 555 0134 ext 5", "+52 1 55 1234 5678"]) {
      const read = parseStep(CALL_BACK_STEP, stopped, { phone: [phone] }, new Date());
      const kept = read.ok ? contactOf(read.answers) : null;
      expect(kept?.phoneAsTyped).toBe(phone);
      expect(reachNeeds(kept)).toEqual(["check_number"]);
    }
    expect(parseStep(CALL_BACK_STEP, stopped, { phone: ["12"] }, new Date()).ok).toBe(false);
  });

  it("asks once about an unusual number, then keeps it as typed and tells staff", () => {
    for (const typed of ["+52 1 55 1234 5678", "000 000 0000", "212 555 0134 ext. 5"]) {
      for (const name of ["phone", "other_phone"]) {
        expect(contact({ [name]: [typed] })).toEqual([`${name}:phone_check`]);
        const other = { [name]: [typed], [`${name}.seen`]: ["212 555 0199"] };
        expect(contact(other)).toEqual([`${name}:phone_check`]);
        const seen = { [name]: [` ${typed} `], [`${name}.seen`]: [typed] };
        const kept = contactOf(post("contact", HEALTHY, formOf("contact", seen)))!;
        expect([kept.phoneAsTyped, kept.otherPhoneAsTyped]).toContain(typed);
        expect(reachNeeds(kept)).toEqual(["check_number"]);
        expect(ContactSchema.parse(kept)).toEqual(kept);
      }
    }
    expect(contact({ phone: ["12"], "phone.seen": ["12"] })).toEqual(["phone:phone"]);
  });

  it("promises no text message to a number that cannot get one", () => {
    const unusual = { ...HEALTHY, phone: "+52 1 55 1234 5678", may_leave_message: "yes" };
    const form = (answers: Answers) => formOf("privacy", { messages: ["sms"] }, answers);
    expect(codes(refused("privacy", form(unusual), unusual))).toEqual(["messages:not_textable"]);
    const abroad = { ...HEALTHY, phone: "+44 7912 345678", may_leave_message: "yes" };
    expect(codes(refused("privacy", form(abroad), abroad))).toEqual(["messages:abroad"]);
    post("privacy", HEALTHY, form(HEALTHY));
  });

  it("finds an unusual number by how it was typed", () => {
    const mexico = { phone: "+52 1 55 1234 5678", given_name: "Ana" };
    const [token] = tokensFor("phone", "+52 1 (55) 1234-5678");
    expect(searchTokensOf(contactOf(mexico)!)).toContain(token);
  });

  it("tells staff how to reach the person, and who filled it in", () => {
    const daughter = walk(
      strain({
        respondent: ["proxy"],
        relation: ["child"],
        proxy_can_answer: ["partly"],
        contact_way: ["text_only"],
        other_phone: ["212 555 0188"],
        best_time: ["evening"],
        interpreter: ["yes"],
        preferred_language: ["Spanish"],
      }),
    ).answers;
    const found = contactOf(daughter);
    expect(found).toMatchObject({
      relation: "child",
      patientAgrees: "yes",
      patientCanAnswer: "partly",
      way: "text_only",
      otherPhone: "+12125550188",
      bestTime: "evening",
      preferredLanguage: "Spanish",
    });
    expect(ContactSchema.parse(found)).toEqual(found);
    expect(reachNeeds(found)).toEqual(["text_only", "interpreter"]);
    expect(reachNeeds(contactOf(HEALTHY))).toEqual([]);
    expect(reachNeeds(null)).toEqual([]);
  });

  it("reads a contact stored before these questions existed", () => {
    const { way, otherPhone, bestTime, patientAgrees, ...before } = contactOf(HEALTHY)!;
    expect(ContactSchema.parse(before)).toEqual(before);
  });

  it("checks phone, e-mail and date of birth", () => {
    expect(contact({ phone: ["12"] })).toEqual(["phone:phone"]);
    expect(contact({ email: ["a@"] })).toEqual(["email:email"]);
    const born = (day: string, month: string, year: string) =>
      contact({ "birth_date.day": [day], "birth_date.month": [month], "birth_date.year": [year] });
    expect(born("31", "2", "1992")).toEqual(["birth_date:date"]);
    expect(born("1", "2", "1892")).toEqual(["birth_date:date_range"]);
    const nextYear = String(new Date().getFullYear() + 1);
    expect(born("31", "12", nextYear)).toEqual(["birth_date:date_range"]);
    expect(born("1", "2", "1985")).toEqual(["birth_date:age_mismatch"]);
    expect(born("", "2", "1992")).toEqual(["birth_date:date_no_day"]);
    expect(born("1", "", "1992")).toEqual(["birth_date:date_no_month"]);
    expect(born("1", "2", " ")).toEqual(["birth_date:date_no_year"]);
    expect(born("1", "Feb", "1992")).toEqual(["birth_date:date_month_word"]);
    expect(born("1", "2", "92")).toEqual(["birth_date:date_year_short"]);
    expect(born("1", "2/3", "1992")).toEqual(["birth_date:date"]);
  });

  it("takes a pasted date with its spaces", () => {
    const [year = ""] = String(HEALTHY.birth_date).split("-");
    const pasted = { day: " 7 ", month: " 12", year: `\t${Number(year) - 1}` };
    const form = Object.entries(pasted).map(([part, value]) => [`birth_date.${part}`, [value]]);
    const read = post("contact", HEALTHY, formOf("contact", Object.fromEntries(form)));
    expect(read.birth_date).toBe(`${Number(year) - 1}-12-07`);
  });

  it("needs one name, and keeps the letters and the order of what was typed", () => {
    const named = (given_name: string, family_name: string) =>
      contactOf(
        post(
          "contact",
          HEALTHY,
          formOf("contact", { given_name: [given_name], family_name: [family_name] }),
        ),
      )!;
    expect(contact({ given_name: [""], family_name: [" "] })).toEqual(["given_name:required"]);
    expect(nameOf(named("Suharto", ""))).toBe("Suharto");
    expect(nameOf(named("", "Sukarno"))).toBe("Sukarno");
    expect(searchTokensOf(named("Suharto", ""))).toEqual(
      expect.arrayContaining(tokensFor("surname", "Suharto")),
    );
    for (const [given, family] of [
      ["Jos\u00e9 Mar\u00eda", "Garc\u00eda-L\u00f3pez de la Cruz"],
      ["\ufa10", "A\u030a\u0144"],
      ["van 't", "O\u2019Neill Jr."],
    ] as const)
      expect(named(given, family)).toMatchObject({ givenName: given, familyName: family });
  });

  it("is read with the phone in E.164 and as typed", () => {
    expect(contactOf(HEALTHY)).toMatchObject({
      givenName: "Ada",
      birthDate: HEALTHY.birth_date,
      phone: "+12125550134",
      phoneAsTyped: "212 555 0134",
      mayLeaveMessage: "yes",
      interpreter: false,
      respondent: "self",
    });
    expect(contactOf({})).toBeNull();
  });

  it("can be left after an emergency stop with a phone alone", () => {
    const stopped = walk(strain({ emergency_nerves: ["saddle"] })).states[1]!;
    expect(parseStep(CALL_BACK_STEP, stopped, {}, new Date()).ok).toBe(false);
    const read = parseStep(CALL_BACK_STEP, stopped, { phone: ["2125550134"] }, new Date());
    expect(read.ok && contactOf(read.answers)).toMatchObject({ phone: "+12125550134" });
  });
});

describe("changing an earlier answer", () => {
  it("drops answers that are no longer asked", () => {
    const child = post("about_you", HEALTHY, formOf("about_you", { age_years: ["9"] }));
    const lists = ["emergency_nerves", "emergency_body", "emergency_other"];
    expect(Object.keys(child).sort()).toEqual(
      [
        "respondent",
        "age_years",
        "sex_at_birth",
        ...lists,
        ...lists.map((list) => `${list}_offered`),
      ].sort(),
    );
    expect(nextStepId(child, "about_you")).toBe("child");
  });

  it("asks a group again when it now offers more, so that nothing counts as denied unseen", () => {
    const woman = post("about_you", HEALTHY, formOf("about_you", { sex_at_birth: ["female"] }));
    expect(woman.emergency_other).toBeUndefined();
    expect(woman.emergency_nerves).toEqual(["none"]);
    expect(nextStepId(woman, "about_you")).toBe("emergency_other");
  });

  it("comes back to the check when nothing else is open", () => {
    const changed = post("history", HEALTHY, formOf("history", { illnesses: ["diabetes"] }));
    expect(nextStepId(changed, "history")).toBe("check");
  });
});

describe("anything that can be posted", () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.constant("none"));
  const names = STEPS.flatMap((page) => page.fields.map((field) => field.name));
  const form = fc.dictionary(
    fc.oneof(fc.constantFrom(...names), fc.string(), fc.constant("birth_date.day")),
    fc.array(text, { maxLength: 4 }),
  );
  it("gives answers or errors, never an exception", () => {
    const page = fc.constantFrom(...askedSteps({}), ...STEPS);
    fc.assert(
      fc.property(page, form, (step, posted) => {
        const read = parseStep(step, HEALTHY, posted, new Date());
        if (read.ok) isEmergency(read.answers);
        else expect(read.errors.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe("a page that is left unfinished", () => {
  const before = walk(strain()).states[0] ?? {};

  it("is read as far as it can be, to look for red flags", () => {
    const page = getStep("emergency_nerves_unsure");
    const unsure = { ...before, emergency_nerves: ["unsure"] };
    const part = readablePart(page, unsure, { saddle_check: ["yes"], bowel_check: ["moon"] });
    expect(part).toEqual({ ...unsure, saddle_check: "yes" });
    expect(isEmergency(part)).toBe(true);
    expect(isEmergency(readablePart(page, unsure, {}))).toBe(false);
  });

  it("leaves out each answer with an error, and keeps signs checked beside 'none' only on request", () => {
    const more = getStep("general_more");
    const recent_signs = ["fever_or_chills", "headache_or_neck"];
    const known = { ...HEALTHY, recent_signs };
    const fever_kind = ["shaking_chills"];
    for (const temperature of [["abc"], ["60"], ["37", "38"]]) {
      const part = readablePart(more, known, { fever_kind, temperature });
      expect(part).toMatchObject({ ...known, fever_kind });
      expect(part).not.toHaveProperty("temperature");
      const old = { temperature, headache_sudden_severe: ["yes"] };
      expect(isEmergency(readablePart(asPosted(more, old), known, old))).toBe(true);
    }
    const both = { emergency_nerves: ["saddle", "none"] };
    const page = getStep("emergency_nerves");
    expect(readablePart(page, before, both)).toEqual(before);
    expect(readablePart(page, before, both, { asTicked: true })).toMatchObject({
      ...before,
      ...both,
    });
  });
});
