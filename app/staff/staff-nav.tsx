"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { StripLink } from "@/components/staff/strip-link";
import type { Section } from "./places";

/** Whether the page with this path is one of these, or below one. Every page is below the queue. */
const isIn = (path: string, { places }: Section) =>
  places.some(({ href }) => path === href || (href !== "/staff" && path.startsWith(`${href}/`)));

const leads = (path: string, section: Section) =>
  isIn(path, section) || (path.startsWith("/staff/intakes/") && section.label === "Queue");

/** Which page of a place is open: the one with the longest address that the path begins with. */
const openIn = (path: string, { places }: Section) =>
  places
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0];

/** The places of the staff pages, and under them the pages of the place that is open. */
export function StaffNav({ sections }: { sections: Section[] }) {
  const path = usePathname() ?? "";
  const open = sections.find((section) => isIn(path, section));
  const page = open && openIn(path, open);
  return (
    <>
      <nav aria-label="Staff" className="staff-places">
        <ul>
          {sections.map((section) => (
            <li key={section.label}>
              <Link
                href={section.places[0]?.href ?? "/staff"}
                prefetch={false}
                aria-current={
                  path === section.places[0]?.href && section.places.length === 1
                    ? "page"
                    : leads(path, section) || undefined
                }
              >
                {section.label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {open && open.places.length > 1 ? (
        <nav aria-label={open.label} className="place-pages">
          <ul>
            {open.places.map(({ href, label }) => (
              <li key={href}>
                <StripLink
                  href={href}
                  current={path === href ? "page" : href === page?.href && "above"}
                >
                  {label}
                </StripLink>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </>
  );
}
