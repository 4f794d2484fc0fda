import { z } from "zod";
import { staffOfCookies } from "@/lib/auth/cookie-staff";
import { Rejection } from "@/lib/errors";
import { asPosted } from "@/lib/form/former-pages";
import { stepAt } from "@/lib/form/steps";
import { findChannel } from "@/lib/intake/desk/queries";
import type { Answer, Desk, Place, Visit } from "../place";
import type { PatientForm } from "../read-form";
import { keepPage } from "../stray-page";
import { DeskBanner } from "./desk-banner";
import { type Closed, closedView } from "./desk-closed";

/** Who enters the answers at this address; else why nobody here may. */
async function findDesk({ params, cookies }: Visit): Promise<Desk | Closed> {
  try {
    const staff = await staffOfCookies(cookies, "intake:record");
    if (!staff) return "signedOut";
    const { success, data: id } = z.uuid().safeParse(params.draft);
    const channel = success ? await findChannel(staff, id) : null;
    return channel === null ? "notYours" : { staff, channel, id: id as string };
  } catch (error) {
    if (error instanceof Rejection) return "notYours";
    throw error;
  }
}

function framed(desk: Desk, answer: Answer): Answer {
  if (!("body" in answer)) return answer;
  const body = (
    <div className="at-desk">
      <DeskBanner desk={desk} />
      {answer.body}
    </div>
  );
  return { ...answer, body };
}

/** Nobody here may enter this form. Only a red flag on it is kept, in what the form belongs to. */
async function refuse(visit: Visit, form: PatientForm, closed: Closed): Promise<Answer> {
  const page = stepAt(visit.params.step ?? "");
  const { told } = page ? await keepPage(visit, asPosted(page, form, visit.formerForm), form) : {};
  return closedView(visit, closed, told ?? null);
}

/**
 * A page of the intake for staff who enter the answers of somebody on the phone or at the desk. It
 * opens only for the person who began it or took it over, while they are signed in. The draft is in
 * the address, so two calls in two tabs never mix, and no cookie of a patient plays a part.
 */
export function atDesk({ load, take, ...place }: Place): Place {
  return {
    ...place,
    load: async (visit) => {
      const desk = await findDesk(visit);
      if (desk === "signedOut") return { goTo: "/staff/sign-in?next=%2Fstaff%2Fnew" };
      if (desk === "notYours") return closedView(visit, desk);
      return framed(desk, await load({ ...visit, desk }));
    },
    take:
      take &&
      (async (visit, form) => {
        const desk = await findDesk(visit);
        if (typeof desk === "string") return refuse(visit, form, desk);
        const answer = await take({ ...visit, desk }, form);
        return answer === "hostile" ? answer : framed(desk, answer);
      }),
  };
}
