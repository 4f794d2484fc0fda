import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { currentHalf, currentStaff, readSignInForm } from "@/lib/auth/current";
import { SIGN_IN_ERRORS, safeReturnPath } from "@/lib/auth/next-auth";
import { env } from "@/lib/env";
import { SignInWays } from "./ways";

type Search = { next?: string; callbackUrl?: string; error?: string };
type Props = { searchParams: Promise<Search> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: (await searchParams).error ? "Error: Sign in" : "Sign in" };
}

/** Signs staff in with a plain form post; works without JavaScript. */
export default async function SignInPage({ searchParams }: Props) {
  const { next, callbackUrl, error } = await searchParams;
  const back = safeReturnPath(
    String(next ?? callbackUrl ?? "/staff"),
    new URL(env().APP_URL).origin,
  );
  // Who wanted to confirm that it is them, and failed, is still signed in and reads why.
  if (!error && (await currentStaff())) redirect(back);
  const half = await currentHalf();
  if (half && half.missing !== "nothing")
    redirect(`/staff/sign-in/step?${new URLSearchParams({ next: back })}`);
  const { csrfToken, typedEmail } = await readSignInForm();
  // next-auth's own page sets the cookie that the form must match, then leads back here.
  if (!csrfToken && callbackUrl === undefined)
    redirect(`/api/auth/signin?${new URLSearchParams({ callbackUrl: back })}`);
  const code = SIGN_IN_ERRORS.find((known) => known === error) ?? null;
  return (
    <div className="narrow">
      <h1>Sign in</h1>
      {csrfToken ? (
        <SignInWays csrfToken={csrfToken} typedEmail={typedEmail} back={back} code={code} />
      ) : (
        <div role="alert">
          <p className="font-bold">Your browser blocks cookies, so you cannot sign in.</p>
          <p>
            Open the settings of your browser, look for cookies or site data, and allow them for{" "}
            {new URL(env().APP_URL).host}. A private window often blocks them too. Then try again.
          </p>
          <p>
            <a href={`/staff/sign-in?${new URLSearchParams({ next: back })}`}>Try again</a>
          </p>
        </div>
      )}
    </div>
  );
}
