import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { isSameOrigin } from "@/lib/auth/origin";
import type { Permission } from "@/lib/auth/permissions";
import { provenStaff } from "@/lib/auth/require-staff";
import type { Staff } from "@/lib/auth/staff";
import { FieldProblem, type LastEvent, Rejection, type RejectionCode } from "@/lib/errors";
import { logFailed, logRefused } from "@/lib/log";

export type FieldError = { field: string; message: string };

/** A preview of a text: its title, its language and the text. */
export type Shown = { title: string; lang: string; text: string };

export type ActionState =
  | { status: "idle" }
  | { status: "ok"; message: string }
  | { status: "invalid"; values: Record<string, string>; errors: FieldError[] }
  | { status: "rejected"; values: Record<string, string>; message: string }
  | { status: "preview"; values: Record<string, string>; shown: Shown[] };

export type StaffAction = (previous: ActionState, form: FormData) => Promise<ActionState>;

const REJECTION_WORDS: Record<RejectionCode, string> = {
  not_signed_in:
    "You are signed out. Sign in again in another tab, then send this again. What you typed is still here.",
  not_permitted: "Your role does not allow this.",
  not_found: "We could not find this. It may have been removed.",
  already_closed: "This intake is closed. Reopen it first.",
  claimed_by_other: "This is assigned to a colleague. Talk to them, or take it over first.",
  written_by_other: "Only the person who entered this can mark it as entered in error.",
  changed_meanwhile:
    "Someone changed this while you were looking at it. Nothing was saved. Check what is new, then send again.",
  slot_taken: "That time was just booked. Choose another time.",
  slot_past: "That time has passed. Choose a later time.",
  slot_closed: "That time is no longer offered. Choose another time.",
  slot_overlap: "That overlaps a time that is already there.",
  patient_busy: "This patient has another visit at that time. Choose another time.",
  too_late: "It is too late for that. Call us.",
  already_cancelled: "This appointment is already canceled.",
  visit_ahead: "This visit has not begun yet.",
  visit_needed: "No visit is booked. Book it first.",
  second_clinician_needed: "A second clinician must decide this, not the one who asked for it.",
  too_many_attempts: "Too many attempts. Wait 15 minutes, then try again.",
  call_instead: "This rings until somebody deals with it. Call instead: messages may be read late.",
  not_reachable: "We cannot write to this patient. Call instead.",
  question_open: "A question waits for an answer already. Take it back first.",
  must_be_kept: "This must be kept for now. Reload the page to see why. Nothing was erased.",
  setting_outdated: "That value is no longer allowed. Enter a new one.",
};

/** Of a bug, of a database that is away, and of one that is too busy: nobody knows what it still did. */
const FAILED_WORDS =
  "We could not finish this. Check whether it was saved before you send it again. What you typed is still here.";

/**
 * The values of the form, one text per field. Checked boxes that share a name are joined by spaces.
 * Fields of the framework are left out, and so is the character NUL: nobody types it, and Postgres
 * keeps no text with it.
 */
function typedValues(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form.entries()) {
    if (typeof value !== "string" || name.startsWith("$")) continue;
    const text = value.replaceAll("\0", "");
    values[name] = name in values ? `${values[name]} ${text}` : text;
  }
  return values;
}

function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message }));
}

type LastWords = (event: LastEvent) => string;

function refused(
  { code, holder, last }: Rejection,
  values: Record<string, string>,
  lastWords?: LastWords,
): ActionState {
  const why =
    code === "claimed_by_other" && holder
      ? `This is assigned to ${holder}. Talk to them, or take it over first.`
      : REJECTION_WORDS[code];
  const message = last && lastWords ? `${why} ${lastWords(last)}` : why;
  return { status: "rejected", values, message };
}

/**
 * What follows a command: a sentence to show (`say`), a page to go to (`goTo`) or a preview
 * (`show`). `last` describes the latest event when the command is refused because of it.
 */
export type Done<Result> = (
  | { say: (result: Result) => string }
  | { goTo: (result: Result) => string }
  | { show: (result: Result) => Promise<Shown[]> }
) & { last?: LastWords };

/**
 * Turns a command into a server action. It checks the origin, the permission and the input, then
 * calls the command. A Rejection becomes a sentence, and so does any other error: the form keeps what
 * was typed. The command takes the proof as its first argument, so it cannot run without the permission.
 */
export function staffAction<P extends Permission, Schema extends z.ZodType, Result>(
  permission: P,
  schema: Schema,
  command: (staff: Staff<P>, input: z.infer<Schema>) => Promise<Result | FieldProblem>,
  done: Done<Result>,
): StaffAction {
  return async (_previous, form) => {
    const values = typedValues(form);
    let result: Result | FieldProblem;
    try {
      if (!isSameOrigin(await headers())) {
        logRefused("staff_action_refused", { code: "crossSite" });
        return refused(new Rejection("not_permitted"), values);
      }
      const staff = await provenStaff(permission);
      const parsed = schema.safeParse(values);
      if (!parsed.success) return { status: "invalid", values, errors: fieldErrors(parsed.error) };
      result = await command(staff, parsed.data);
    } catch (error) {
      if (!(error instanceof Rejection)) {
        logFailed("staff_action_failed", error, { permission });
        return { status: "rejected", values, message: FAILED_WORDS };
      }
      if (error.code === "not_permitted")
        logRefused("staff_action_refused", { code: error.code, permission });
      // Reload the page's data, so that the same form can be sent again.
      if (error.code === "changed_meanwhile") revalidatePath("/staff", "layout");
      return refused(error, values, done.last);
    }
    if (result instanceof FieldProblem)
      return { status: "invalid", values, errors: [{ ...result }] };
    if ("show" in done) return { status: "preview", values, shown: await done.show(result) };
    revalidatePath("/staff", "layout");
    if ("goTo" in done) redirect(done.goTo(result));
    return { status: "ok", message: done.say(result) };
  };
}
