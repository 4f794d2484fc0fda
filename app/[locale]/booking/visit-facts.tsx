import type { OwnVisit } from "@/lib/appointment/own/queries";
import { setting } from "@/lib/clinic/settings/current-settings";
import { clinicFacts } from "../clinic";
import type { Visit } from "../place";
import { dayText, timeText } from "./moments";

type Props = { visit: Visit; booked: OwnVisit };

const MINUTE_MS = 60_000;

/** In person the place with its address; else how, and for a video the link. */
function Where({ visit: { t }, booked }: Props) {
  const { mode, location, address } = booked;
  const { video } = setting("visits");
  if (mode === "phone") return <p className="mt-2">{t("booking.visit.phone")}</p>;
  if (mode === "video") {
    return video ? (
      <p className="mt-2">
        {t("booking.visit.video")}{" "}
        <a href={video} rel="noreferrer" className="inline-block py-2">
          {t("booking.visit.videoLink")}
        </a>
      </p>
    ) : (
      <p className="mt-2">{t("booking.visit.videoCall")}</p>
    );
  }
  return (
    <p className="mt-2 whitespace-pre-line">
      {[location ?? clinicFacts().clinic, address].filter(Boolean).join("\n")}
    </p>
  );
}

/** When a visit is, by the clock of its place; how long, with whom, and where or how. */
export function VisitFacts(props: Props) {
  const { visit, booked } = props;
  const { t, locale } = visit;
  const { startsAt, endsAt, clinicianName } = booked;
  const zone = booked.zone ?? clinicFacts().timeZone;
  const minutes = Math.round((endsAt.getTime() - startsAt.getTime()) / MINUTE_MS);
  return (
    <>
      <p className="text-section font-bold">
        {dayText(locale, startsAt, zone)}
        <br />
        {timeText(locale, startsAt, zone)}
      </p>
      <p className="mt-2">
        {clinicianName}
        <br />
        {t("booking.visit.minutes", { minutes })}
      </p>
      <Where {...props} />
    </>
  );
}
