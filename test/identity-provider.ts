import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import Provider from "oidc-provider";

export const CLIENT = { id: "backline", secret: "9fK2-quiet-heron-41x-pond" };

/** What a person's account at the provider says. */
export type PersonThere = {
  name?: string;
  email?: string;
  email_verified?: boolean;
  roles?: string[];
  /** How they prove who they are there (RFC 8176). */
  amr?: string[];
};

type Claims = Record<string, unknown>;

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const newKey = () => generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;

function signed(claims: Claims, key: KeyObject): string {
  const head = `${base64({ alg: "RS256", kid: "one" })}.${base64(claims)}`;
  return `${head}.${createSign("RSA-SHA256").update(head).sign(key, "base64url")}`;
}

const claimsIn = (token: string): Claims =>
  JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());

const FORM = `<!doctype html><title>Provider</title><form method="post">
  <label>User <input name="login"></label> <button>Continue</button></form>`;

/**
 * For tests: an identity provider on this machine (oidc-provider), at which everybody in `people` signs in by
 * their subject alone.
 */
export class IdentityProviderForTest {
  readonly people = new Map<string, PersonThere>();
  /** Changes the claims of the next tokens. */
  change: (claims: Claims) => Claims = (claims) => claims;
  /** How often it was asked for its addresses, as the service does on each way there and back. */
  discoveries = 0;
  /** Signs with a key that it does not publish. */
  forges = false;

  private readonly key = newKey();
  private readonly otherKey = newKey();
  private provider?: Provider;
  private readonly server = createServer(
    (request, response) => void this.answer(request, response),
  );

  /** Starts on a free port; gives the issuer. */
  async start(): Promise<string> {
    this.server.listen(0, "127.0.0.1");
    await once(this.server, "listening");
    return this.issuer;
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.server.address() as { port: number }).port}`;
  }

  /** From now on it knows the service at this address. */
  serve(address: string): void {
    const provider = new Provider(this.issuer, {
      clients: [
        {
          ...{ client_id: CLIENT.id, client_secret: CLIENT.secret },
          redirect_uris: [`${address}/api/auth/callback/oidc`],
        },
      ],
      jwks: { keys: [{ ...this.key.export({ format: "jwk" }), kid: "one", alg: "RS256" }] },
      cookies: { keys: ["a key of the test"] },
      ttl: {
        ...{ Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
        AuthorizationCode: 60,
      },
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
      claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "roles"] },
      findAccount: (_context, sub) => ({
        accountId: sub,
        claims: async () => ({ sub, ...this.people.get(sub) }),
      }),
      // Nobody is asked for consent.
      loadExistingGrant: async ({ oidc }) => {
        const { client, session } = oidc;
        const grant = new provider.Grant({
          clientId: client?.clientId,
          accountId: session?.accountId,
        });
        grant.addOIDCScope("openid email profile");
        await grant.save();
        return grant;
      },
    });
    provider.use(async (context, next) => {
      await next();
      const body = context.body as { id_token?: string } | undefined;
      if (context.path !== "/token" || !body?.id_token) return;
      const plain = claimsIn(body.id_token);
      const claims = this.change({ ...plain, amr: this.people.get(String(plain.sub))?.amr });
      context.body = {
        ...body,
        id_token: signed(claims, this.forges ? this.otherKey : this.key),
      };
    });
    this.provider = provider;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { provider } = this;
    if (request.url?.startsWith("/.well-known/")) this.discoveries += 1;
    if (!provider) return void response.writeHead(503).end();
    if (!request.url?.startsWith("/interaction/")) return provider.callback()(request, response);
    if (request.method !== "POST")
      return void response.writeHead(200, { "content-type": "text/html" }).end(FORM);
    const login = new URLSearchParams(await text(request)).get("login") ?? "";
    const result = this.people.has(login)
      ? { login: { accountId: login } }
      : { error: "access_denied" };
    await provider.interactionFinished(request, response, result);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}
