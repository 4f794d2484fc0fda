import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "@/app/globals.css";
import { bodyFont } from "@/components/font";
import { directionOf } from "@/lib/i18n/locales";
import { outageWords } from "./outage-facts";
import { OutageWords } from "./outage-words";
import { PatientShell } from "./patient-shell";
import { localeOrDefault } from "./words";

/** Settings are read, and answers looked up, when a page is asked for, never when it is built. */
export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  icons: { icon: { url: "/icon.svg", type: "image/svg+xml" } },
  formatDetection: { telephone: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light",
  themeColor: "#0b4f54",
};

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export default async function PatientLayout({ children, params }: Props) {
  const locale = localeOrDefault((await params).locale);
  return (
    <html lang={locale} dir={directionOf(locale)} className={bodyFont.variable}>
      <body>
        <OutageWords words={await outageWords(locale)}>
          <PatientShell locale={locale}>{children}</PatientShell>
        </OutageWords>
      </body>
    </html>
  );
}
