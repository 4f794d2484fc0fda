import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { currentStaff } from "@/lib/auth/current";
import type { HalfSignedIn } from "@/lib/auth/half";
import { safeReturnPath } from "@/lib/auth/next-auth";
import { callerAddress, isSameOrigin } from "@/lib/auth/origin";
import type { Permission } from "@/lib/auth/permissions";
import { provenHalf, provenStaff } from "@/lib/auth/require-staff";
import { noteSecurity, type SecurityCode } from "@/lib/auth/security-events";
import type { Staff } from "@/lib/auth/staff";
import { env } from "@/lib/env";
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

export const REJECTION_WORDS: Record<RejectionCode, string> = {
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
  reset_lately:
    "An admin gave you your password, or reset your second factor, within the last day. Somebody else must decide it.",
  factor_needed: "Confirm that it is you first.",
  too_many_attempts: "Too many attempts. Wait 15 minutes, then try again.",
  too_busy:
    "Too many passwords are being checked right now. Nothing was saved. Try again in a minute.",
  at_provider:
    "They sign in at the clinic's identity provider. Change it there, or disable them here. Nothing was saved.",
  call_instead: "This rings until somebody deals with it. Call instead: messages may be read late.",
  not_reachable: "We cannot write to this patient. Call instead.",
  question_open: "A question waits for an answer already. Take it back first.",
  must_be_kept: "This must be kept for now. Reload the page to see why. Nothing was erased.",
  keys_change:
    "The data key is being changed, so not everything of this person is known. Try again when it is done.",
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
 * (`show`). `last` describes the latest event when the command is refused because of it. `event`,
 * `refusedEvent`: the security event of a command that was done, or found a wrong field.
 */
export type Done<Result> = (
  | { say: (result: Result) => string }
  | { goTo: (result: Result) => string }
  | { show: (result: Result) => Promise<Shown[]> }
) & { last?: LastWords; event?: SecurityCode; refusedEvent?: SecurityCode };

/** An address of the form's, if it is one of staff pages; else the queue. */
export const onwardTo = (next: string): string =>
  safeReturnPath(next, new URL(env().APP_URL).origin);

/** Where to go to give a fresh code, and back to the page that the form is on. */
async function confirmAddress(): Promise<string> {
  const next = onwardTo((await headers()).get("referer") ?? "/staff");
  return `/staff/confirm?${new URLSearchParams({ next })}`;
}

/** Notes a security event of this request. */
const noted = async (code: SecurityCode, staffId?: string) =>
  noteSecurity(code, {
    address: callerAddress(await headers()),
    staffId: staffId ?? (await currentStaff())?.id,
  });

type Attempt<Result> =
  | { result: Result | FieldProblem }
  | { refusal: ActionState }
  | { confirm: true };

/** Checks the origin, who it is and the input, then calls the command. */
async function attempt<Who extends { id: string }, Schema extends z.ZodType, Result>(
  form: Form<Who, Schema, Result>,
  values: Record<string, string>,
): Promise<Attempt<Result>> {
  const { permission } = form;
  let by: string | undefined;
  try {
    if (!isSameOrigin(await headers())) {
      await noted("cross_site");
      return { refusal: refused(new Rejection("not_permitted"), values) };
    }
    const who = await form.who();
    by = who.id;
    const parsed = form.schema.safeParse(values);
    if (!parsed.success)
      return { refusal: { status: "invalid", values, errors: fieldErrors(parsed.error) } };
    const result = await form.command(who, parsed.data);
    const { event, refusedEvent } = form.done;
    const code = result instanceof FieldProblem ? refusedEvent : event;
    if (code) await noted(code, who.id);
    return { result };
  } catch (error) {
    if (!(error instanceof Rejection)) {
      logFailed("staff_action_failed", error, { permission });
      return { refusal: { status: "rejected", values, message: FAILED_WORDS } };
    }
    if (error.code === "factor_needed") return { confirm: true };
    if (error.code === "not_permitted") {
      logRefused("staff_action_refused", { code: error.code, permission });
      await noted("not_permitted", by);
    }
    if (error.code === "too_many_attempts") await noted("code_limited", by);
    // Reload the page's data, so that the same form can be sent again.
    if (error.code === "changed_meanwhile") revalidatePath("/staff", "layout");
    return { refusal: refused(error, values, form.done.last) };
  }
}

type Form<Who extends { id: string }, Schema extends z.ZodType, Result> = {
  /** Who sent it; throws a Rejection for anybody else. */
  who: () => Promise<Who>;
  permission?: Permission;
  schema: Schema;
  command: (who: Who, input: z.infer<Schema>) => Promise<Result | FieldProblem>;
  done: Done<Result>;
};

function formAction<Who extends { id: string }, Schema extends z.ZodType, Result>(
  form: Form<Who, Schema, Result>,
): StaffAction {
  const { done } = form;
  return async (_previous, data) => {
    const values = typedValues(data);
    const tried = await attempt(form, values);
    if ("confirm" in tried) redirect(await confirmAddress());
    if ("refusal" in tried) return tried.refusal;
    const { result } = tried;
    if (result instanceof FieldProblem)
      return { status: "invalid", values, errors: [{ ...result }] };
    if ("show" in done) return { status: "preview", values, shown: await done.show(result) };
    revalidatePath("/staff", "layout");
    if ("goTo" in done) redirect(done.goTo(result));
    return { status: "ok", message: done.say(result) };
  };
}

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
  return formAction({ who: () => provenStaff(permission), permission, schema, command, done });
}

/** The same for a step of the sign-in after the password. */
export function signInAction<Schema extends z.ZodType, Result>(
  schema: Schema,
  command: (half: HalfSignedIn, input: z.infer<Schema>) => Promise<Result | FieldProblem>,
  done: Done<Result>,
): StaffAction {
  return formAction({ who: provenHalf, schema, command, done });
}
