import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { answerCheckIn, WELL_ANSWERS } from "@/lib/aftercare/commands";
import { type CheckIn, findCheckIn } from "@/lib/aftercare/queries";
import { clockNow } from "@/lib/clock";
import { CHECK_IN_DAYS } from "@/lib/intake/check-ins";
import type { OwnIntake } from "@/lib/intake/queries";
import { startWorseCheck } from "@/lib/intake/worse/commands";
import { FormOf } from "../form-of";
import { notFound } from "../lost";
import { type Answer, formAddress, type Hostile, type Place, type Visit } from "../place";
import type { PatientForm } from "../read-form";
import { keepWorse } from "../stray-page";
import { ownStatus, pathBelow } from "./access";
import { FeelsWorse } from "./feels-worse";
import { LetterPage } from "./letter-page";

type Props = { visit: Visit; intake: OwnIntake; checkIn: CheckIn };

const ANSWERS = ["better", "same", "worse"] as const;

/** One tap. These are forms, because mail scanners follow every link. */
function Question({ visit: { t, path }, of }: { visit: Visit; of: string }) {
  return (
    <>
      <h1 className="text-title">{t("checkIn.title")}</h1>
      <p className="mt-3">{t("checkIn.lead")}</p>
      <form method="post" action={formAddress(path)} className="mt-6 grid gap-4 sm:max-w-72">
        <FormOf id={of} />
        {ANSWERS.map((answer) => (
          <Button key={answer} tone="quiet" name="answer" value={answer} className="min-h-16">
            {t(`checkIn.answers.${answer}`)}
          </Button>
        ))}
      </form>
    </>
  );
}

function Thanks({ visit, intake, answer }: Omit<Props, "checkIn"> & { answer: string }) {
  const { t } = visit;
  return (
    <>
      <h1 className="text-title">{t("checkIn.thanks")}</h1>
      <div className="mt-4">
        <Notice>
          <p>{t(`checkIn.told.${answer}`)}</p>
        </Notice>
      </div>
      <p className="mt-6">
        <a href={pathBelow(visit)} className="inline-block py-2">
          {t("status.offer.link")}
        </a>
      </p>
      <FeelsWorse t={t} action={pathBelow(visit, "/check")} intake={intake} />
    </>
  );
}

/** How are you today: better, about the same, or worse. */
function CheckInView({ visit, intake, checkIn }: Props) {
  return (
    <LetterPage visit={visit}>
      {checkIn.answer ? (
        <Thanks visit={visit} intake={intake} answer={checkIn.answer} />
      ) : (
        <Question visit={visit} of={intake.id} />
      )}
    </LetterPage>
  );
}

/** The check-in of the day in the address. */
async function load(visit: Visit): Promise<Answer> {
  const own = await ownStatus(visit);
  if (!("intake" in own)) return own;
  const { day = "" } = visit.params;
  const found = /^\d{1,2}$/.test(day) ? await findCheckIn(own.intake.id, Number(day)) : null;
  if (!found) return notFound(visit);
  const body = <CheckInView visit={visit} intake={own.intake} checkIn={found} />;
  return { title: visit.t("checkIn.title"), body };
}

const dayOf = ({ params }: Visit) => CHECK_IN_DAYS.find((known) => String(known) === params.day);

const keepWorseOf = async (visit: Visit, { answer }: PatientForm) =>
  answer?.[0] === "worse" ? keepWorse(visit, dayOf(visit)) : {};

/** Takes the answer to a check-in. "Worse" leads to the red-flag questions. */
async function take(visit: Visit, form: PatientForm): Promise<Answer | Hostile> {
  const own = await ownStatus(visit, () => keepWorseOf(visit, form));
  if (!("intake" in own)) return own;
  const { intake } = own;
  const day = dayOf(visit);
  const [said, ...more] = form.answer ?? [];
  const now = clockNow();
  if (day && said === "worse" && more.length === 0) {
    const { firstPage } = await startWorseCheck(intake, { now, checkInDay: day });
    return { goTo: pathBelow(visit, `/check/${firstPage}`) };
  }
  const answer = WELL_ANSWERS.find((known) => known === said);
  if (!day || !answer || more.length > 0) return "hostile";
  await answerCheckIn(intake.id, { day, answer, now });
  return { goTo: visit.path };
}

/** "How are you?", the page that the link of a check-in opens. */
export const checkInPlace: Place = { load, take, privateAddress: true };
