import { isTextable } from "@/lib/clinic/textable";
import { readPhone } from "@/lib/contact/phone";
import { contactRequired } from "@/lib/facts/level";
import type { Answers, FieldError } from "@/lib/questions/answers";
import type { Step } from "@/lib/questions/fields";
import { durationDays, numberOf, one } from "@/lib/questions/gates";
import { DAY_MS } from "@/lib/time";
import { phoneNeeded } from "./steps";

const OLDEST = "1900-01-01";

/** A birthday can fall between the first page and now, so one year off is no contradiction. */
function birthDateError(answers: Answers, name: string, now: Date): string | undefined {
  const typed = one(answers, name);
  if (!typed) return undefined;
  const born = Date.parse(`${typed}T00:00:00Z`);
  if (typed < OLDEST || born > now.getTime()) return "date_range";
  const age = numberOf(answers, "age_years");
  const years = (now.getTime() - born) / (365.25 * DAY_MS);
  if (age !== undefined && (years < age - 1 || years > age + 2)) return "age_mismatch";
  return undefined;
}

/** Errors for a contact method that cannot work with the other answers of the page. */
function wayErrors(answers: Answers): FieldError[] {
  const way = one(answers, "contact_way");
  const byText = way === "text" || way === "text_only";
  const phone = one(answers, "phone");
  if (way === "no_phone") {
    const number = phone ?? one(answers, "other_phone");
    return number ? [{ field: "contact_way", code: "no_phone_with_number" }] : [];
  }
  if (way && way !== "video" && !phone) return [{ field: "phone", code: "phone_for_way" }];
  if (byText && one(answers, "may_leave_message") === "no") {
    return [{ field: "contact_way", code: "text_not_safe" }];
  }
  return [];
}

const hasNoPhone = (answers: Answers) => one(answers, "contact_way") === "no_phone";

/**
 * The errors for what a page needs one way or another: one name is enough, and "I have no
 * phone" is an answer at every level. It leads to what to do instead.
 */
export function missingOn(page: Step, answers: Answers): FieldError[] {
  if (page.id !== "contact" && page.id !== "call_back") return [];
  const nameless = !one(answers, "given_name") && !one(answers, "family_name");
  const named = page.id !== "contact" || !nameless;
  const reached = one(answers, "phone") || hasNoPhone(answers) || !phoneNeeded(page, answers);
  return [
    ...(named ? [] : [{ field: "given_name", code: "required" }]),
    ...(reached ? [] : [{ field: "phone", code: "required" }]),
  ];
}

function contactErrors(answers: Answers, now: Date, page: Step): FieldError[] {
  const errors: FieldError[] = [];
  const birth = birthDateError(answers, "birth_date", now);
  if (birth) errors.push({ field: "birth_date", code: birth });
  const phone = one(answers, "phone");
  if (phone && page.id === "contact" && !one(answers, "may_leave_message")) {
    errors.push({ field: "may_leave_message", code: "choose_one" });
  }
  if (one(answers, "interpreter") === "yes" && !one(answers, "preferred_language")) {
    errors.push({ field: "preferred_language", code: "required" });
  }
  const reached = phone || one(answers, "email") || hasNoPhone(answers);
  if (!reached && contactRequired(answers)) {
    errors.push({ field: "phone", code: "phone_or_email" });
  } else errors.push(...wayErrors(answers));
  return errors;
}

/** Errors that appear only when several answers of this or earlier pages are compared. */
export function crossCheck(page: Step, answers: Answers, now: Date): FieldError[] {
  if (page.id === "contact" || page.id === "call_back") return contactErrors(answers, now, page);
  if (page.id === "privacy" && one(answers, "messages") === "sms") {
    const number = readPhone(one(answers, "phone") ?? "");
    if (!number) return [{ field: "messages", code: "not_textable" }];
    return isTextable(number) ? [] : [{ field: "messages", code: "abroad" }];
  }
  if (page.id === "save") {
    const code = birthDateError(answers, "resume_birth_date", now);
    return code ? [{ field: "resume_birth_date", code }] : [];
  }
  const temperature = numberOf(answers, "temperature") ?? 37;
  if (page.id === "general_more" && temperature > 45 && temperature < 86) {
    return [{ field: "temperature", code: "range" }];
  }
  const age = numberOf(answers, "age_years");
  const days = durationDays(answers);
  if (page.id === "pain_start" && age !== undefined && days && days > (age + 1) * 366) {
    return [{ field: "duration_amount", code: "longer_than_life" }];
  }
  return [];
}
