import { PageShell } from "@/components/page-shell";
import { Strip } from "@/components/strip";
import type { Words } from "@/lib/i18n/translate";
import { clinicFacts } from "./clinic";
import { ToQueue } from "./desk/desk-banner";
import { HelpLine } from "./help-line";
import { IDLE_SECONDS_TO_ANSWER } from "./kiosk/idle-times";
import { KioskWatch } from "./kiosk/kiosk-watch";
import { LanguageLinks } from "./language-links";
import { LeaveQuickly } from "./leave-quickly";
import type { Place, View, Visit } from "./place";
import { SendGuard } from "./send-guard";

type Props = { visit: Visit; view: View; place: Place | null };

/** What a kiosk says after a while without a touch. */
function watchWords(t: Words, number: string) {
  return {
    title: t("kiosk.warn.title"),
    text: t("kiosk.warn.text", { seconds: IDLE_SECONDS_TO_ANSWER }),
    stay: t("kiosk.warn.stay"),
    help: t("kiosk.help", { number }),
    lostTitle: t("kiosk.lost.title"),
    lostText: t("kiosk.lost.text"),
  };
}

/** "Leave quickly" on every page; in the waiting room the button that clears the device. */
function WayOut({ visit, view }: Props) {
  const { t, locale, path, params, kiosk } = visit;
  const { number, leaveTo } = clinicFacts();
  if (params.draft) return <ToQueue />;
  if (!kiosk) {
    return (
      <LeaveQuickly
        href={`/${locale}/leave`}
        target={leaveTo}
        label={t("common.leaveQuickly")}
        hint={t("common.leaveQuicklyHint")}
      />
    );
  }
  // The start page in the kiosk's language has nothing to clear.
  if (path === `/${kiosk.home}`) return null;
  return (
    <KioskWatch
      locale={locale}
      path={path}
      stays={view.holds?.stays ?? false}
      clear={t("kiosk.clear")}
      words={watchWords(t, number)}
    />
  );
}

/** The frame of every patient page: the service's name, and help in the same place on each. */
export function PatientShell(props: Props) {
  const { visit, view, place } = props;
  const { t, locale, params, kiosk } = visit;
  const { clinic, demo } = clinicFacts();
  return (
    <PageShell
      skip={t("service.skip")}
      strip={demo ? <Strip>{t("service.demo")}</Strip> : null}
      name={t("service.name")}
      home={kiosk || params.draft ? undefined : `/${locale}`}
      organisation={clinic}
      aside={
        <div className="flex min-w-0 flex-wrap justify-end gap-x-2 text-small">
          <LanguageLinks visit={visit} holds={view.holds} keeps={view.keeps} />
          <WayOut {...props} />
        </div>
      }
      footer={<HelpLine t={t} locale={locale} />}
    >
      {place?.kept ? null : <SendGuard t={t} />}
      {view.body}
    </PageShell>
  );
}
