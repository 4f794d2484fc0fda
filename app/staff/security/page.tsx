import type { Metadata } from "next";
import Link from "next/link";
import { Columns } from "@/components/staff/columns";
import { requireStaff } from "@/lib/auth/require-staff";
import {
  listSecurityEvents,
  SECURITY_CODES,
  type SecurityCode,
  type SecurityRow,
} from "@/lib/auth/security-events";
import { fullText } from "../words/clock";

export const metadata: Metadata = { title: "Security" };

const WORDS: Record<SecurityCode, string> = {
  password_right: "Right password",
  provider_right: "Signed in at the provider",
  provider_refused: "Sign-in at the provider refused here",
  sign_in_refused: "Wrong e-mail or password",
  sign_in_limited: "Sign-in limit reached",
  code_right: "Right code of the second factor",
  code_refused: "Wrong code of the second factor",
  code_limited: "Limit of codes or passwords reached",
  cross_site: "Form sent by another site",
  not_permitted: "Page or act that the role does not allow",
  password_reset: "Reset a password",
  factor_reset: "Reset a second factor",
  role_changed: "Changed a role",
  exported: "Downloaded a file",
};

type Search = { code?: string; before?: string };
type Props = { searchParams: Promise<Search> };

function Filter({ code }: { code?: SecurityCode }) {
  return (
    <search>
      <form action="/staff/security" className="find">
        <label htmlFor="code">Kind</label>
        <select id="code" name="code" defaultValue={code ?? ""}>
          <option value="">Everything</option>
          {SECURITY_CODES.map((each) => (
            <option key={each} value={each}>
              {WORDS[each]}
            </option>
          ))}
        </select>
        <button type="submit" className="staff-button staff-button-inline">
          Apply
        </button>
      </form>
    </search>
  );
}

function Events({ rows }: { rows: SecurityRow[] }) {
  if (rows.length === 0) return <p className="empty">Nothing of this kind.</p>;
  return (
    <table className="plain">
      <Columns names={["When", "What", "Account", "Address"]} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="nowrap">{fullText(row.lastAt)}</td>
            <td>
              {WORDS[row.code] ?? row.code}
              {row.times > 1 ? (
                <span className="quiet">, {row.times} times in that hour</span>
              ) : null}
            </td>
            <td>
              <span className="narrow-label">Account: </span>
              {row.staffName ?? "Not known"}
            </td>
            <td className="quiet detail">
              <span className="narrow-label">Address: </span>
              {row.address ?? "Not known"}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Who signed in or failed to, which limits were reached, what was refused, reset or downloaded. */
export default async function SecurityPage({ searchParams }: Props) {
  const staff = await requireStaff("audit:read", "/staff/security");
  const given = await searchParams;
  const code = SECURITY_CODES.find((known) => known === given.code);
  const before = /^\d{1,18}$/.test(given.before ?? "") ? given.before : undefined;
  const { rows, next } = await listSecurityEvents(staff, { code, before });
  const older = new URLSearchParams({ ...(code && { code }), before: next ?? "" });
  return (
    <>
      <h1>Security</h1>
      <p className="quiet">
        Kept for 180 days. The same address has the same letters; the address itself is not stored.
      </p>
      <Filter code={code} />
      <Events rows={rows} />
      {next ? (
        <p className="pages">
          <Link href={`/staff/security?${older}`} prefetch={false}>
            Older events
          </Link>
        </p>
      ) : null}
    </>
  );
}
