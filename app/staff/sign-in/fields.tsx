type Props = {
  csrfToken: string;
  typedEmail: string;
  back: string;
  problem: string | null;
  /** Not the first way to sign in on its page. */
  quiet?: boolean;
};

/** Why the last attempt failed. */
export function SignInProblem({ words }: { words: string }) {
  return (
    <div role="alert" className="form-problem">
      <p className="font-bold">There is a problem</p>
      <p id="problem">{words}</p>
    </div>
  );
}

/** The sign-in form. `problem` says why the last attempt failed; the typed e-mail is kept. */
export function SignInFields({ csrfToken, typedEmail, back, problem, quiet }: Props) {
  return (
    <form method="post" action="/api/auth/callback/credentials" className="staff-form">
      <input type="hidden" name="csrfToken" value={csrfToken} />
      <input type="hidden" name="callbackUrl" value={back} />
      {problem ? <SignInProblem words={problem} /> : null}
      <p className="field">
        <label htmlFor="email">E-mail</label>
        <input
          id="email"
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={typedEmail}
          aria-describedby={problem ? "problem" : undefined}
          required
        />
      </p>
      <p className="field">
        <label htmlFor="password">Password</label>
        <input
          id="password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
      </p>
      <button type="submit" className={`staff-button staff-button-${quiet ? "quiet" : "primary"}`}>
        Sign in
      </button>
    </form>
  );
}
