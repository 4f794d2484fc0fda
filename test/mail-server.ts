import { buffer } from "node:stream/consumers";
import PostalMime, { type Attachment } from "postal-mime";
import { SMTPServer } from "smtp-server";

export type ReceivedMail = {
  to: string[];
  from: string;
  /** The envelope sender: where a server reports what did not arrive. */
  returnPath: string;
  subject: string;
  text: string;
  /** The calendar file that came with it; null without one. */
  calendar: string | null;
  /** By their names in lower case. */
  headers: Record<string, string>;
};

/**
 * For tests: a mail server on this machine that accepts everything and keeps it, as it was read.
 */
export class MailServerForTest {
  mails: ReceivedMail[] = [];
  /** Refuses messages for now, with this code. */
  refuseWith: number | null = null;
  /** Has no mailbox for this address. */
  unknownMailbox: string | null = null;

  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: ({ address }, _session, done) =>
      done(address === this.unknownMailbox ? refusal(550) : null),
    onData: (stream, { envelope }, done) => {
      buffer(stream)
        .then((raw) => PostalMime.parse(raw))
        .then((mail) => {
          if (this.refuseWith) return done(refusal(this.refuseWith));
          this.mails.push({
            to: envelope.rcptTo.map(({ address }) => address),
            from: mail.from?.address ?? "",
            returnPath: envelope.mailFrom ? envelope.mailFrom.address : "",
            subject: mail.subject ?? "",
            text: mail.text ?? "",
            calendar: calendarIn(mail.attachments),
            headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
          });
          done();
        })
        .catch(done);
    },
  });

  /** Starts on a free port; gives its address for SMTP_URL. */
  async start(): Promise<string> {
    await new Promise<void>((ready) => void this.server.listen(0, "127.0.0.1", ready));
    // A sender that is killed in the middle of a letter.
    this.server.on("error", () => undefined);
    return `smtp://127.0.0.1:${(this.server.server.address() as { port: number }).port}`;
  }

  stop(): Promise<void> {
    return new Promise((closed) => this.server.close(closed));
  }

  /** How many messages came a second time: to the same person, word for word. */
  doubled(): number {
    const different = new Set(this.mails.map(({ to, text }) => JSON.stringify([to, text])));
    return this.mails.length - different.size;
  }

  /** The messages to somebody. */
  to(address: string): ReceivedMail[] {
    return this.mails.filter((mail) => mail.to.includes(address));
  }
}

function calendarIn(attachments: Attachment[]): string | null {
  const file = attachments.find(({ mimeType }) => mimeType === "text/calendar");
  if (!file) return null;
  const { content } = file;
  return typeof content === "string" ? content : new TextDecoder().decode(content);
}

function refusal(responseCode: number): Error {
  return Object.assign(new Error("refused"), { responseCode });
}
