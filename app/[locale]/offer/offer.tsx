import { Button } from "@/components/button";
import { makeLink } from "@/lib/aftercare/commands";
import { acceptOffer, declineOffer } from "@/lib/appointment/slot-offers/commands";
import {
  findJustAccepted,
  findOpenOffer,
  type OpenOffer,
} from "@/lib/appointment/slot-offers/queries";
import { clockNow } from "@/lib/clock";
import { momentIn } from "@/lib/i18n/moment";
import { clinicFacts } from "../clinic";
import { FormOf, isFormOf } from "../form-of";
import { linkEnded } from "../lost";
import { type Answer, formAddress, type Hostile, type Place, type Visit } from "../place";
import type { PatientForm } from "../read-form";
import { SafetyNet } from "../safety-net";
import { statusPath } from "../status/access";

// A time that is offered from the waiting list. Its link shows nothing once it was used or has expired.

const LINK = /^[A-Za-z0-9_-]{43}$/;
/** The page after a "no". Its address holds no secret, and it shows nobody's data. */
const DECLINED = "declined";

const pathOf = ({ locale }: Visit, key: string) => `/${locale}/offer/${key}`;

/** The offer of this address; null when the link opens none. A device in the waiting room opens none. */
async function openOffer({ params, kiosk }: Visit): Promise<OpenOffer | null> {
  const { key = "" } = params;
  return LINK.test(key) && !kiosk ? findOpenOffer(key) : null;
}

function Where({ visit: { t }, offer }: { visit: Visit; offer: OpenOffer }) {
  const { mode, location, address, clinicianName } = offer;
  const place = [location, ...(address ?? "").split("\n")].filter(Boolean).join(", ");
  return (
    <>
      <p className="mt-2">{t("offer.with", { clinician: clinicianName })}</p>
      {mode ? (
        <p className="mt-1">{t(`offer.${mode}`, { place: place || clinicFacts().clinic })}</p>
      ) : null}
    </>
  );
}

function Offer({ visit, offer }: { visit: Visit; offer: OpenOffer }) {
  const { t, locale, params } = visit;
  const zone = offer.zone ?? clinicFacts().timeZone;
  const { phone } = clinicFacts();
  const action = formAddress(pathOf(visit, params.key ?? ""));
  return (
    <>
      <h1 className="text-title">{t("offer.title")}</h1>
      <section className="mt-6 border-l-8 border-accent bg-accent-soft px-5 py-4">
        <p className="text-lead font-bold">{momentIn(locale, offer.startsAt, zone)}</p>
        <Where visit={visit} offer={offer} />
      </section>
      <p className="mt-6">{t("offer.kept", { until: momentIn(locale, offer.expiresAt, zone) })}</p>
      <form method="post" action={action} className="mt-6 flex flex-wrap gap-3">
        <FormOf id={offer.intakeId} />
        <Button name="answer" value="accept" className="w-full sm:w-auto">
          {t("offer.accept")}
        </Button>
        <Button name="answer" value="decline" tone="quiet" className="w-full sm:w-auto">
          {t("offer.decline")}
        </Button>
      </form>
      <p className="mt-4">{t("offer.declineText")}</p>
      <p className="mt-4">{phone ? t("offer.worse", { phone }) : t("offer.worseNoPhone")}</p>
      <SafetyNet t={t} />
    </>
  );
}

function declined({ t }: Visit): Answer {
  const title = t("offer.declinedTitle");
  return {
    title,
    body: (
      <>
        <h1 className="text-title">{title}</h1>
        <p className="mt-4">{t("offer.declinedText")}</p>
        <SafetyNet t={t} />
      </>
    ),
  };
}

/** The time cannot be had any more: nothing is lost, and whom to call. */
function noLonger({ t }: Visit): Answer {
  const title = t("offer.goneTitle");
  const { phone } = clinicFacts();
  return {
    title,
    status: 409,
    body: (
      <>
        <h1 className="text-title">{title}</h1>
        <p className="mt-4">{t("offer.goneText")}</p>
        <p className="mt-4">{phone ? t("offer.worse", { phone }) : t("offer.worseNoPhone")}</p>
        <SafetyNet t={t} />
      </>
    ),
  };
}

/** A page of the patient's own, by a new link. */
async function ownPage({ locale }: Visit, intakeId: string, below = ""): Promise<Answer> {
  return { goTo: `/${locale}${statusPath(await makeLink(intakeId, clockNow()), below)}` };
}

/** Help at once, or the questions that come first, in place of a time. */
const help = (visit: Visit, { intakeId }: OpenOffer) => ownPage(visit, intakeId, "/book");

async function load(visit: Visit): Promise<Answer> {
  if (visit.params.key === DECLINED) return declined(visit);
  const offer = await openOffer(visit);
  if (!offer) return linkEnded(visit);
  if (offer.helpFirst) return help(visit, offer);
  if (!offer.holdsGood) return noLonger(visit);
  return { title: visit.t("offer.title"), body: <Offer visit={visit} offer={offer} /> };
}

/** The form was sent again: the visit, if it was accepted just now from this very form. */
async function acceptedBefore(visit: Visit, key: string): Promise<Answer> {
  const intakeId = LINK.test(key) && !visit.kiosk ? await findJustAccepted(key) : null;
  return intakeId && isFormOf(visit, intakeId) ? ownPage(visit, intakeId) : linkEnded(visit);
}

/** The patient says yes or no. Mail scanners follow links, so a link alone never answers. */
async function take(visit: Visit, form: PatientForm): Promise<Answer | Hostile> {
  const { key = "" } = visit.params;
  const offer = await openOffer(visit);
  const answer = form.answer?.[0];
  if (!offer) return answer === "accept" ? acceptedBefore(visit, key) : linkEnded(visit);
  if (!isFormOf(visit, offer.intakeId) || (answer !== "accept" && answer !== "decline"))
    return "hostile";
  if (offer.helpFirst) return help(visit, offer);
  if (answer === "decline")
    return (await declineOffer(key)) ? { goTo: pathOf(visit, DECLINED) } : linkEnded(visit);
  if (!(await acceptOffer(key))) return noLonger(visit);
  // The link is used up; a new one opens the patient's own page, which shows the visit.
  return ownPage(visit, offer.intakeId);
}

export const offerPlace: Place = { load, take, privateAddress: true, outage: "sendUnknown" };
