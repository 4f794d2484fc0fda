import type { Metadata } from "next";
import type { ReactNode } from "react";
import { bodyFont } from "@/components/font";
import { currentStaff } from "@/lib/auth/current";
import { provenStaff } from "@/lib/auth/require-staff";
import { setting } from "@/lib/clinic/settings/current-settings";
import { env } from "@/lib/env";
import { getBoardState } from "@/lib/queue/live/queries";
import { StaffHeader } from "./header";
import { AlarmBar } from "./live/alarm-bar";
import { IdleWarning } from "./live/idle-warning";
import "../globals.css";
import "./staff.css";

/** No staff page is ever prerendered. */
export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  title: { default: "Backline staff", template: "%s - Backline staff" },
  robots: { index: false, follow: false },
  icons: { icon: { url: "/icon.svg", type: "image/svg+xml" } },
};

/** The state of the queue for staff who may see it; null when the database is down. */
async function boardState() {
  try {
    return await getBoardState(await provenStaff("queue:read"));
  } catch {
    return null;
  }
}

/** The frame of the staff pages. It does not authorize: every page asks for its own permission. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  // When the database is down, the page says so and the frame still renders.
  const person = await currentStaff().catch(() => null);
  const board = person && (await boardState());
  const contact = setting("contact");
  return (
    <html lang="en" className={bodyFont.variable}>
      <body className="staff">
        <a href="#main" className="skip-link">
          Skip to main content
        </a>
        <StaffHeader clinic={contact.name} demo={env().DEMO} person={person} board={board} />
        {board ? (
          <AlarmBar initial={board} zone={env().CLINIC_TIME_ZONE} crisis={contact.crisis} />
        ) : null}
        {person ? <IdleWarning me={person.id} /> : null}
        <main id="main" className="staff-main" tabIndex={-1}>
          {children}
        </main>
      </body>
    </html>
  );
}
