import { Button, ButtonLink } from "@/components/button";
import { Notice } from "@/components/notice";
import { type AddendumKind, addAddendum } from "@/lib/intake/commands";
import { findOwnIntake } from "@/lib/intake/queries";
import { clinicFacts } from "../clinic";
import { FormOf, isFormOf } from "../form-of";
import { type Answer, formAddress, type Hostile, type Place, type Visit } from "../place";
import type { PatientForm } from "../read-form";
import { strayAnswer } from "../stray";
import { telHref } from "../tel-link";
import { addendumKind } from "./told";

type Props = { visit: Visit; kind: AddendumKind /** The intake. */; of?: string };

/** Asks for confirmation before the team is told that an emergency was checked or was a mistake. */
function Confirm({ visit: { t, locale }, kind, of }: Props) {
  const { number } = clinicFacts();
  return (
    <>
      <h1 className="text-title">{t(`result.addendum.${kind}.title`)}</h1>
      <p className="mt-4">{t(`result.addendum.${kind}.text`)}</p>
      <div className="mt-6">
        <Notice tone="problem">
          <p className="font-bold">{t(`result.addendum.${kind}.warn`, { number })}</p>
          <p>
            <ButtonLink tone="emergency" href={telHref(number)}>
              {t("result.emergency.call", { number })}
            </ButtonLink>
          </p>
        </Notice>
      </div>
      <form
        method="post"
        action={formAddress(`/${locale}/result/confirm?kind=${kind}`)}
        className="mt-8"
      >
        {of ? <FormOf id={of} /> : null}
        <input type="hidden" name="kind" value={kind} />
        <Button className="w-full sm:w-auto">{t(`result.addendum.${kind}.confirm`)}</Button>
      </form>
      <p className="mt-4">
        <a href={`/${locale}/result`} className="inline-block py-2">
          {t("result.addendum.cancel")}
        </a>
      </p>
    </>
  );
}

async function load(visit: Visit): Promise<Answer> {
  const { t, locale, query, token } = visit;
  const kind = addendumKind(query.get("kind"));
  const intake = token ? await findOwnIntake(token) : null;
  if (!kind) return { goTo: `/${locale}/result` };
  const title = t(`result.addendum.${kind}.title`);
  return { title, body: <Confirm visit={visit} kind={kind} of={intake?.id} /> };
}

/** Records what the patient told us about a sent intake. Its level and place in the queue stay. */
async function take(visit: Visit, form: PatientForm): Promise<Answer | Hostile> {
  const { locale, token } = visit;
  const kind = addendumKind(form.kind?.[0]);
  if (!kind) return "hostile";
  const intake = token ? await findOwnIntake(token) : null;
  if (!intake || !isFormOf(visit, intake.id)) return strayAnswer(visit);
  await addAddendum(intake.id, kind);
  return { goTo: `/${locale}/result?told=${kind}` };
}

export const confirmPlace: Place = { load, take };
