import { LevelShape } from "@/components/level-shape";
import { QrCode } from "@/components/qr-code";
import type { Location } from "@/lib/clinic/location/queries";
import { setting } from "@/lib/clinic/settings/current-settings";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import { translatorIn } from "@/lib/i18n/translator";
import { posterAddress } from "../address";

function HowTo({ locale }: { locale: Locale }) {
  const t = translatorIn(locale);
  return (
    <div lang={locale}>
      <p>{t("poster.camera")}</p>
      <p>{t("poster.noPhone")}</p>
    </div>
  );
}

function Emergency({ locale }: { locale: Locale }) {
  const t = translatorIn(locale);
  const items: unknown = t.raw("start.emergencyItems");
  return (
    <div lang={locale}>
      <h3>
        <LevelShape level="EMERGENCY" />
        {t("poster.emergencyTitle", { number: setting("contact").emergency })}
      </h3>
      <ul>
        {(Array.isArray(items) ? items : []).map((item: string) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}

function Title({ locale }: { locale: Locale }) {
  const t = translatorIn(locale);
  return (
    <div lang={locale}>
      <h2 className="poster-title">{t("poster.title")}</h2>
      <p className="poster-lead">{t("poster.lead")}</p>
    </div>
  );
}

/** A one-page poster in every language: where to start, and which signs are an emergency. */
export function Poster({ location }: { location: Location }) {
  const address = posterAddress(location.code);
  return (
    <article className="poster" aria-label={`Poster of ${location.name}`}>
      <header>
        <b>{setting("contact").name}</b> {location.name}
      </header>
      {LOCALES.map((locale) => (
        <Title key={locale} locale={locale} />
      ))}
      <div className="poster-way">
        <div>
          <QrCode text={address} label={`QR code of ${address}`} />
          <p className="poster-address">{address.replace(/^https?:\/\//, "")}</p>
        </div>
        <div>
          {LOCALES.map((locale) => (
            <HowTo key={locale} locale={locale} />
          ))}
        </div>
      </div>
      <section className="poster-emergency">
        {LOCALES.map((locale) => (
          <Emergency key={locale} locale={locale} />
        ))}
      </section>
    </article>
  );
}
