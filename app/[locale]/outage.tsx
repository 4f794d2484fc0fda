import { Button, ButtonLink } from "@/components/button";
import type { Words } from "@/lib/i18n/translate";
import { clinicFacts } from "./clinic";
import { formAddress, type OutageKind, type View, type Visit } from "./place";
import type { PatientForm } from "./read-form";
import { SafetyNet } from "./safety-net";
import { TelLink, telHref } from "./tel-link";

const FORM = "again";

/** Who to call when it cannot wait. */
export function CannotWait({ t }: { t: Words }) {
  const { clinic, phone } = clinicFacts();
  return (
    <p className="mt-4">
      {phone
        ? t.rich("outage.cannotWait", { clinic, phone, tel: () => <TelLink number={phone} /> })
        : t("outage.cannotWaitNoPhone")}
    </p>
  );
}

/** That the answers of this form are an emergency, above everything else. */
export function Alarm({ t }: { t: Words }) {
  const { number } = clinicFacts();
  return (
    <section className="mb-8 bg-emergency p-5 text-on-emergency">
      <h2 className="text-lead">{t("outage.alarm")}</h2>
      <p className="mt-4">
        <ButtonLink tone="onEmergency" href={telHref(number)}>
          {t("result.emergency.call", { number })}
        </ButtonLink>
      </p>
    </section>
  );
}

/** The answers of a form that was not taken, ready to be sent again. */
function SendAgain({ t, action, form }: { t: Words; action: string; form: PatientForm }) {
  const fields = Object.entries(form).flatMap(([name, values]) =>
    values.map((value) => ({ name, value })),
  );
  return (
    <form method="post" action={action} id={FORM} className="mt-4">
      {fields.map(({ name, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: written once, and a key of answers would be logged
        <input key={index} type="hidden" name={name} value={value} />
      ))}
      <p>{t("outage.tryAgainHint")}</p>
      <Button className="mt-4">{t("common.tryAgain")}</Button>
    </form>
  );
}

/** The page for an error: `status` 503 when the database is unavailable, 500 for a bug. */
export function notLoaded({ t }: Visit, status: 500 | 503): View {
  return {
    title: t("outage.pageTitle"),
    status,
    headers: { "Retry-After": "30" },
    body: (
      <>
        <h1 className="text-title">{t("outage.title")}</h1>
        <p className="mt-4">{t("outage.notLoaded")}</p>
        <p className="mt-4">
          <ButtonLink href="">{t("common.tryAgain")}</ButtonLink>
        </p>
        <CannotWait t={t} />
        <SafetyNet t={t} />
      </>
    ),
  };
}

/**
 * The answer to a form when the database is down or silent. It says what happened to the answers,
 * holds them in a form that can be sent again, and shows when and where to call. `isEmergency`: the
 * answers on this page are an emergency.
 */
export function notTaken(
  { t, path, query, params }: Visit,
  form: PatientForm,
  { kind, isEmergency }: { kind: OutageKind; isEmergency: boolean },
): View {
  const action = formAddress(`${path}${query.size > 0 ? `?${query}` : ""}`);
  return {
    title: t("outage.pageTitle"),
    status: 503,
    // An emergency answer is stored nowhere else until the patient sends it again.
    holds: { formId: FORM, action, stays: isEmergency },
    headers: { "Retry-After": "30" },
    body: (
      // What staff typed goes away with their session.
      <div className={params.draft ? "at-desk" : undefined}>
        {isEmergency ? <Alarm t={t} /> : null}
        <h1 className="text-title">{t("outage.title")}</h1>
        <p className="mt-4">{t(`outage.${kind}`)}</p>
        <SendAgain t={t} action={action} form={form} />
        <CannotWait t={t} />
        <SafetyNet t={t} />
      </div>
    ),
  };
}
