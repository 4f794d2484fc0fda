import type { Metadata } from "next";
import { requireStaff } from "@/lib/auth/require-staff";
import { env } from "@/lib/env";
import { listMessages } from "@/lib/notify/queries";
import { mailWarnings } from "@/lib/notify/reach-words";
import { fullText } from "../words/clock";

export const metadata: Metadata = { title: "Messages" };

/** The messages that the service created, sent or not. */
export default async function MessagesPage() {
  const staff = await requireStaff("messages:read", "/staff/messages");
  const messages = await listMessages(staff);
  return (
    <>
      <h1>Messages</h1>
      {env().SMTP_URL ? null : <p>No mail server is set up. E-mails stay here and are not sent.</p>}
      {mailWarnings(env()).map((words) => (
        <p key={words} className="font-bold">
          {words}
        </p>
      ))}
      {messages.length === 0 ? <p className="empty">No messages yet.</p> : null}
      <ol className="timeline">
        {messages.map((message) => (
          <li key={message.id}>
            <p>
              <b>{message.subject}</b>{" "}
              <span className="quiet">
                written {fullText(message.createdAt)},{" "}
                {message.sentAt ? `sent ${fullText(message.sentAt)}` : "not sent"}
              </span>
            </p>
            <blockquote>
              {message.body ?? "To the patient, with a private link: the text is not shown here."}
            </blockquote>
          </li>
        ))}
      </ol>
    </>
  );
}
