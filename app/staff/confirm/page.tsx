import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { onwardTo } from "@/app/staff/action";
import { StaffForm } from "@/components/staff/form";
import { findOwnProvider } from "@/lib/auth/account";
import { readSignInForm } from "@/lib/auth/current";
import { findOwnFactor, isFactorStale } from "@/lib/auth/factor";
import { requireStaff } from "@/lib/auth/require-staff";
import { CodeField } from "../sign-in/code-field";
import { ProviderForm } from "../sign-in/provider-form";
import { confirm } from "./actions";

export const metadata: Metadata = { title: "Confirm that it is you" };

type Props = { searchParams: Promise<{ next?: string }> };

/** For people whose second factor is at the provider: they sign in there once more. */
async function ConfirmAtProvider({ name, next }: { name: string; next: string }) {
  const { csrfToken } = await readSignInForm();
  if (!csrfToken) {
    const here = `/staff/confirm?${new URLSearchParams({ next })}`;
    redirect(`/api/auth/signin?${new URLSearchParams({ callbackUrl: here })}`);
  }
  return (
    <div className="narrow">
      <h1>Confirm that it is you</h1>
      <p>What you are about to do is protected. Sign in again, then do it within 10 minutes.</p>
      <ProviderForm csrfToken={csrfToken} name={name} back={next} />
      <p>
        <Link href={next} prefetch={false}>
          Back without doing it
        </Link>
      </p>
    </div>
  );
}

/** Asks for a fresh code before what requireFreshFactor protects, then leads back. */
export default async function ConfirmPage({ searchParams }: Props) {
  const staff = await requireStaff("account:own", "/staff/confirm");
  const next = onwardTo(String((await searchParams).next ?? "/staff"));
  if (!(await isFactorStale(staff))) redirect(next);
  const factor = await findOwnFactor(staff);
  const provider = factor ? null : await findOwnProvider(staff);
  if (provider) return <ConfirmAtProvider name={provider} next={next} />;
  if (!factor)
    return (
      <div className="narrow">
        <h1>Set up a second factor first</h1>
        <p>
          What you are about to do needs a code of an authenticator app.{" "}
          <Link href="/staff/account#factor" prefetch={false}>
            Set it up under your account
          </Link>
          , then come back.
        </p>
      </div>
    );
  return (
    <div className="narrow">
      <h1>Confirm that it is you</h1>
      <p>
        What you are about to do is protected. Enter a code, then do it again within 10 minutes.
      </p>
      <StaffForm id="confirm" action={confirm} hidden={{ next }} submit="Confirm">
        <CodeField />
      </StaffForm>
      <p>
        <Link href={next} prefetch={false}>
          Back without doing it
        </Link>
      </p>
    </div>
  );
}
