import { getTranslations } from "next-intl/server";
import { TextField } from "@/components/staff/fields";
import { deliveredWords, letterOf } from "@/lib/aftercare/letters";
import { LANGUAGES, type Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/intake/describe";
import { smsParts } from "@/lib/notify/sms-parts";
import type { SettingNow } from "@/lib/settings/queries";
import { type LetterKind, letterScope } from "@/lib/settings/wording";
import { saveWording } from "../actions";
import { SettingForm } from "../setting-form";
import { AS_DELIVERED, fieldWords } from "../setting-words";

type Props = { kind: LetterKind; locale: Locale; wording: SettingNow<"wording"> };

const OCCASIONS: Record<LetterKind, { title: string; below: string }> = {
  received: { title: "When we have their answers", below: "" },
  check_in: { title: "To ask how they are", below: "/check-in/14" },
};

/** As long as a real one. */
const SAMPLE_TOKEN = "sample-link-".repeat(4).slice(0, 43);

/** One message as the patient will read it, by e-mail and on the phone. */
async function Preview({ kind, locale }: Pick<Props, "kind" | "locale">) {
  const t = (await getTranslations({ locale })) as unknown as Translate;
  const target = { locale, token: SAMPLE_TOKEN, below: OCCASIONS[kind].below };
  const email = letterOf(t, kind, "email", target);
  const sms = letterOf(t, kind, "sms", target).text;
  const parts = smsParts(sms);
  return (
    <div className="preview">
      <h3>As an e-mail</h3>
      <blockquote lang={locale}>
        <b>{email.subject}</b>
        {"\n\n"}
        {email.text}
      </blockquote>
      <h3>As a text message ({parts === 1 ? "sent as 1" : `sent as ${parts}`})</h3>
      <blockquote lang={locale}>{sms}</blockquote>
    </div>
  );
}

/** The words of one message in one language, and what they look like with an invented link. */
export async function LetterForm({ kind, locale, wording }: Props) {
  const t = (await getTranslations({ locale })) as unknown as Translate;
  const delivered = deliveredWords(t, kind);
  return (
    <SettingForm
      settingKey="wording"
      scope={letterScope(kind, locale)}
      setting={wording}
      action={saveWording}
      title={`${OCCASIONS[kind].title}: ${LANGUAGES[locale].name}`}
      submit="Save words"
      untouched={AS_DELIVERED}
      after={<Preview kind={kind} locale={locale} />}
    >
      {(["subject", "text", "sms"] as const).map((name) => (
        <TextField
          key={name}
          name={name}
          label={fieldWords("wording", name)}
          hint={`Delivered: ${delivered[name]}`}
          defaultValue={wording.value[name]}
          autoComplete="off"
          maxLength={400}
        />
      ))}
    </SettingForm>
  );
}
