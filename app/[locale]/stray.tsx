import { Button, ButtonLink } from "@/components/button";
import { Notice } from "@/components/notice";
import type { Assessment } from "@/lib/facts/assess";
import { type Held, lookUp } from "./held";
import { openPath } from "./intake/step-path";
import { CannotWait } from "./outage";
import { formAddress, type View, type Visit } from "./place";
import { EmergencyPanel } from "./result/emergency-panel";
import { emergencyAdvice, emergencyReasons } from "./result/reasons";
import { SafetyNet } from "./safety-net";

/** What staff hear of a form that was not taken. */
type StrayTold = "emergency" | "red_flag" | "worse" | "phone" | "answer" | "kept" | null;

/** What was kept of the form. */
export type StrayKept = {
  told?: StrayTold;
  /** The form was saved whole: staff see it, or ("kept") it stands in an intake that is closed. */
  saved?: boolean;
  /** The emergency in the posted answers alone, for its reasons. */
  emergency?: Assessment | null;
  /** The form was to send the answers. */
  sending?: boolean;
};

type Stray = StrayKept & {
  /** What this device has now. */
  held: Held;
};

/** The reasons of the posted page only: nothing that was answered before may show here. */
function Alarm({ visit, emergency }: { visit: Visit; emergency: Assessment | null }) {
  const shown = {
    answers: {},
    answersLevel: "EMERGENCY",
    staffSay: null,
    firedRules: emergency?.rules.map(({ id }) => id) ?? [],
    symptoms: emergency?.symptoms ?? {},
  } as const;
  return (
    <EmergencyPanel
      visit={visit}
      advice={emergencyAdvice(shown)}
      why={emergencyReasons(visit.t, shown)}
    />
  );
}

/** Where this device can go from here; nothing of the page that was refused. */
function GoOn({ visit: { t, locale, base }, held }: { visit: Visit; held: Held }) {
  return (
    <section className="mt-8">
      <h2 className="text-section">{t("stray.whatTitle")}</h2>
      {held === null ? null : (
        <p className="mt-4">
          <ButtonLink
            href={"draft" in held ? openPath(base, held.draft.answers) : `${base}/result`}
            className="w-full sm:w-auto"
          >
            {t(`stray.${"draft" in held ? "goOn" : "seeSent"}`)}
          </ButtonLink>
        </p>
      )}
      <form method="post" action={formAddress(`/${locale}`)} className="mt-4">
        <Button tone={held === null ? "primary" : "quiet"} className="w-full sm:w-auto">
          {t("start.startAgain")}
        </Button>
      </form>
      <p className="mt-4">
        <a href={`/${locale}/resume`} className="inline-block py-2">
          {t("resume.link")}
        </a>
      </p>
    </section>
  );
}

const SAVED = {
  answer: "question.told",
  kept: "question.kept",
  red_flag: "question.toldUrgent",
} as const;

/** The form was saved, though this device may show nothing of what it belongs to. */
function savedForm(visit: Visit, told: keyof typeof SAVED, held: Held): View {
  const { t } = visit;
  const title = t("question.thanks");
  const body = (
    <>
      <h1 className="text-title">{title}</h1>
      <div className="mt-4">
        {told === "red_flag" ? (
          <Notice tone="problem" live>
            <p className="font-bold">{t(SAVED[told])}</p>
          </Notice>
        ) : (
          <Notice>
            <p>{t(SAVED[told])}</p>
          </Notice>
        )}
      </div>
      <CannotWait t={t} />
      <GoOn visit={visit} held={held} />
      <SafetyNet t={t} />
    </>
  );
  return { title, body };
}

/**
 * The answer to a form of a draft or intake that this device no longer has: nothing of it was taken
 * into what the device has now. It says so, what staff hear of it, and how to go on.
 */
export function strayForm(
  visit: Visit,
  { held, told = null, saved = false, emergency = null, sending = false }: Stray,
): View {
  if (saved && told && told in SAVED) return savedForm(visit, told as keyof typeof SAVED, held);
  const { t } = visit;
  const alarm = told === "emergency";
  const Title = alarm ? "h2" : "h1";
  const page = t(alarm ? "result.emergency.title" : "stray.title");
  const body = (
    <>
      {alarm ? <Alarm visit={visit} emergency={emergency} /> : null}
      {saved ? null : (
        <>
          <Title className={alarm ? "mt-8 text-section" : "text-title"}>{t("stray.title")}</Title>
          <p className="mt-4">{t(held === null ? "stray.gone" : "stray.other")}</p>
        </>
      )}
      {sending ? <p className="mt-4 font-bold">{t("stray.notSent")}</p> : null}
      {told ? (
        <div className="mt-6">
          <Notice tone="problem" live>
            <p className="font-bold">{t(`stray.told.${told}`)}</p>
          </Notice>
        </div>
      ) : null}
      <CannotWait t={t} />
      <GoOn visit={visit} held={held} />
      {alarm ? null : <SafetyNet t={t} />}
    </>
  );
  return saved
    ? { title: page, body }
    : { title: t("service.errorTitle", { page }), status: 409, body };
}

/** The same, for a page that has not looked up yet what this device has. */
export async function strayAnswer(visit: Visit, kept: StrayKept = {}): Promise<View> {
  return strayForm(visit, { ...kept, held: await lookUp(visit) });
}
