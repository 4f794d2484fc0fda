import type { ReactNode } from "react";
import { LineIcon } from "@/app/line-icon";
import { BulletList } from "@/components/bullet-list";
import { buttonLook } from "@/components/button";
import { Notice } from "@/components/notice";
import { TitleRow } from "@/components/title-row";
import type { OwnVisit } from "@/lib/appointment/own/queries";
import { lines } from "@/lib/i18n/translate";
import type { Visit } from "../place";
import { SafetyNet } from "../safety-net";
import { type Access, pathBelow } from "../status/access";
import { FeelsWorse } from "../status/feels-worse";
import { visitMoment } from "./moments";
import { isTooLate, TooLate } from "./notice-time";
import { pathOfVisit } from "./own-visits";
import { VisitFacts } from "./visit-facts";

type Props = { visit: Visit; booked: OwnVisit };

const MAP = "https://www.openstreetmap.org/search?query=";

/** A map of the place of a visit in person: the one that the clinic gave, else of its address. */
function mapOf({ mode, mapAddress, address }: OwnVisit): string | null {
  if (mode === "phone" || mode === "video") return null;
  if (mapAddress) return mapAddress;
  return address ? `${MAP}${encodeURIComponent(address.replace(/\s*\n\s*/g, ", "))}` : null;
}

/** The visit with what a patient takes away: a calendar file and the way. */
export function VisitCard({ visit, booked, children }: Props & { children?: ReactNode }) {
  const { t, kiosk } = visit;
  const map = mapOf(booked);
  const look = buttonLook("quiet", "w-full sm:w-auto");
  return (
    <section className="print-whole mt-5 border-l-8 border-accent bg-warm px-5 py-4">
      <VisitFacts visit={visit} booked={booked} />
      {children}
      {kiosk ? null : (
        <p className="mt-4 grid gap-2 sm:flex print:hidden">
          <a href={pathOfVisit(visit, "/visit/calendar", booked)} className={look}>
            <LineIcon name="calendar" className="size-6" />
            {t("booking.visit.calendar")}
          </a>
          {map ? (
            <a href={map} rel="noreferrer" className={look}>
              <LineIcon name="pin" className="size-6" />
              {t("booking.visit.map")}
            </a>
          ) : null}
        </p>
      )}
    </section>
  );
}

/** What to bring, or to have ready; for a visit in person also how to find the place. */
function Bring({ visit: { t, locale }, booked }: Props) {
  const away = booked.mode === "phone" || booked.mode === "video";
  const directions = locale === "es" ? booked.directionsEs : booked.directionsEn;
  const part = away ? "ready" : "bring";
  return (
    <>
      {directions && !away ? (
        <section className="mt-8">
          <h2 className="text-section">{t("booking.visit.findTitle")}</h2>
          <p className="mt-2 whitespace-pre-line">{directions}</p>
        </section>
      ) : null}
      <section className="mt-8">
        <h2 className="text-section">{t(`booking.visit.${part}Title`)}</h2>
        <BulletList items={lines(t, `booking.visit.${part}`)} />
      </section>
    </>
  );
}

/** Moving and canceling, until it is too near; then whom to call. */
export function ChangeVisit({ visit, booked, now }: Props & { now: Date }) {
  const { t } = visit;
  return (
    <section className="mt-8 print:hidden">
      <h2 className="text-section">{t("booking.visit.changeTitle")}</h2>
      {booked.status !== "booked" || isTooLate(booked, now) ? (
        <TooLate visit={visit} />
      ) : (
        <>
          <p className="mt-2">{t("booking.visit.changeText")}</p>
          <ul className="mt-1">
            <li>
              <a href={pathOfVisit(visit, "/book", booked)} className="inline-block py-2">
                {t("booking.visit.move")}
              </a>
            </li>
            <li>
              <a href={pathOfVisit(visit, "/visit/cancel", booked)} className="inline-block py-2">
                {t("booking.visit.cancel")}
              </a>
            </li>
          </ul>
        </>
      )}
    </section>
  );
}

/** The patient's other visits ahead, each a link to its page. */
export function OtherVisits({ visit, others }: { visit: Visit; others: readonly OwnVisit[] }) {
  const { t, locale } = visit;
  if (others.length === 0) return null;
  return (
    <section className="mt-8">
      <h2 className="text-section">{t("booking.visit.othersTitle")}</h2>
      <ul className="mt-1">
        {others.map((other) => (
          <li key={other.id}>
            <a href={pathOfVisit(visit, "/visit", other)} className="inline-block py-2">
              {visitMoment(locale, other)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The page of a booked visit. It never stands in the way of "I feel worse" or of the safety net. */
export function VisitView(
  props: Props & { intake: Access; others: readonly OwnVisit[]; now: Date },
) {
  const { visit, intake } = props;
  const { t, query } = visit;
  const title = query.get("told") === "booked" ? "result.booked.title" : "booking.visit.title";
  const { reference, level, open } = intake;
  return (
    <>
      <TitleRow drawing="booked">
        <h1 className="text-title">{t(title)}</h1>
      </TitleRow>
      <VisitCard {...props}>
        <p className="mt-2">
          {t("result.reference")}:{" "}
          <strong className="tracking-wider whitespace-nowrap">{reference}</strong>
        </p>
      </VisitCard>
      {level === "URGENT" && open ? (
        <div className="mt-5">
          <Notice tone="plain">
            <p>{t("booking.visit.stillLook")}</p>
          </Notice>
        </div>
      ) : null}
      <Bring {...props} />
      <FeelsWorse t={t} action={pathBelow(visit, "/check")} intake={intake} />
      <SafetyNet t={t} />
      <ChangeVisit {...props} />
      <OtherVisits {...props} />
      <p className="mt-8 print:hidden">
        <a href={pathBelow(visit)} className="inline-block py-2">
          {t("status.offer.link")}
        </a>
      </p>
    </>
  );
}
