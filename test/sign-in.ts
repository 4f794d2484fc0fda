import { encode } from "next-auth/jwt";
import { beginSession } from "@/lib/auth/session";
import { keyFor } from "@/lib/crypto/keys";

/** Starts a session of this person without the form; gives the cookie of a site without TLS. */
export async function newSession(staffId: string): Promise<string> {
  const secret = keyFor("session").toString("base64url");
  const token = await encode({ token: { sid: await beginSession(staffId) }, secret });
  return `backline.staff=${token}`;
}

/** Signs in as a browser without scripts would; gives the cookies to send along. */
export async function signIn(
  address: string,
  person: { email: string; password: string },
): Promise<string> {
  const jar = new Map<string, string>();
  const keep = (answer: Response) => {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
  };
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const first = await fetch(`${address}/api/auth/csrf`);
  keep(first);
  const { csrfToken } = (await first.json()) as { csrfToken: string };
  const answer = await fetch(`${address}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: {
      cookie: cookies(),
      origin: address,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams({ csrfToken, email: person.email, password: person.password }),
  });
  keep(answer);
  return cookies();
}
