/** The gateway did not take the message. */
class SmsRefused extends Error {
  constructor(readonly code: string) {
    super(code);
    this.name = "SmsRefused";
  }
}

/**
 * Sends one text message through a gateway with Twilio's Messages API: a posted form of To, From
 * and Body, signed in with the user and password of the gateway's address. `to` is E.164;
 * `report` is where the gateway says what became of it. Throws
 * when the gateway does not answer with success, or when `signal` fires before it does.
 */
export async function sendSms(
  gateway: string,
  message: { to: string; from: string; body: string; report?: string },
  signal: AbortSignal,
): Promise<void> {
  const url = new URL(gateway);
  const signIn = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  url.username = "";
  url.password = "";
  const response = await fetch(url, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(signIn).toString("base64")}` },
    body: new URLSearchParams({
      To: message.to,
      From: message.from,
      Body: message.body,
      ...(message.report && { StatusCallback: message.report }),
    }),
    redirect: "error",
    signal,
  });
  await response.body?.cancel();
  if (!response.ok) throw new SmsRefused(`sms_${response.status}`);
}
