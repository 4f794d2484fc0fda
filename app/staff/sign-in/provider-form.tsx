type Props = { csrfToken: string; name: string; back: string };

/** The button that leads to the identity provider, and back to the page `back`; works without JavaScript. */
export function ProviderForm({ csrfToken, name, back }: Props) {
  return (
    <form method="post" action="/api/auth/signin/oidc" className="staff-form">
      <input type="hidden" name="csrfToken" value={csrfToken} />
      <input type="hidden" name="callbackUrl" value={back} />
      <button type="submit" className="staff-button staff-button-primary">
        Sign in with {name}
      </button>
    </form>
  );
}
