import type { ReactNode } from "react";
import { bodyFont } from "@/components/font";
import "../globals.css";
import "../staff/staff.css";

/** The frame of the pages for developers. */
export default function DevLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={bodyFont.variable}>
      <body>
        <main id="main" className="mx-auto max-w-measure p-6">
          {children}
        </main>
      </body>
    </html>
  );
}
