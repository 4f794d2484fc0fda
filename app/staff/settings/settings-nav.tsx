import { NavLink } from "../nav-link";

const PAGES = [
  { href: "/staff/settings", label: "Clinic" },
  { href: "/staff/settings/opening", label: "Opening hours" },
  { href: "/staff/settings/targets", label: "Targets" },
  { href: "/staff/settings/wording", label: "Messages to patients" },
];

/** The heading and navigation of every settings page. */
export function SettingsHead({ title }: { title: string }) {
  return (
    <>
      <h1>{title}</h1>
      <nav aria-label="Settings" className="weeks">
        {PAGES.map(({ href, label }) => (
          <NavLink key={href} href={href} alone>
            {label}
          </NavLink>
        ))}
      </nav>
    </>
  );
}
