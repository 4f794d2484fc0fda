import type { Metadata } from "next";
import type { ReactNode } from "react";
import { bodyFont } from "@/components/font";
import { currentStaff } from "@/lib/auth/current";
import { env } from "@/lib/env";
import { StaffHeader } from "./header";
import "../globals.css";
import "./staff.css";

export const metadata: Metadata = {
  title: { default: "Backline staff", template: "%s - Backline staff" },
  robots: { index: false, follow: false },
};

/** The frame of the staff pages. It guards nothing: every page asks for its own permission. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  // When the database is down the page below says so; the frame still stands.
  const person = await currentStaff().catch(() => null);
  return (
    <html lang="en" className={bodyFont.variable}>
      <body className="staff">
        <a href="#main" className="skip-link">
          Skip to the content
        </a>
        <StaffHeader clinic={env().CLINIC_NAME} demo={env().DEMO} person={person} />
        <main id="main" className="staff-main" tabIndex={-1}>
          {children}
        </main>
      </body>
    </html>
  );
}
