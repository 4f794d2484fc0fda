import type { SignInError } from "@/lib/auth/next-auth";
import { providerName } from "@/lib/auth/provider";
import { env } from "@/lib/env";
import { SIGN_IN_WORDS } from "../words/words";
import { SignInFields, SignInProblem } from "./fields";
import { ProviderForm } from "./provider-form";

type Props = { csrfToken: string; typedEmail: string; back: string; code: SignInError | null };

const OF_PASSWORD: readonly SignInError[] = ["refused", "too_many_attempts", "too_many_here"];

/** The ways to sign in here: at the identity provider when one is set, and with a password. */
export function SignInWays({ code, ...form }: Props) {
  const provider = providerName();
  const words = code && SIGN_IN_WORDS[code];
  if (provider === null) return <SignInFields {...form} problem={words} />;
  const ofPassword = code !== null && OF_PASSWORD.includes(code);
  const fields = <SignInFields {...form} problem={ofPassword ? words : null} quiet />;
  return (
    <>
      {words && !ofPassword ? <SignInProblem words={words} /> : null}
      <ProviderForm csrfToken={form.csrfToken} name={provider} back={form.back} />
      <details open={ofPassword}>
        <summary>
          {env().PASSWORD_SIGN_IN === "emergency"
            ? "Emergency sign-in for admins"
            : "Sign in with a password"}
        </summary>
        {fields}
      </details>
    </>
  );
}
