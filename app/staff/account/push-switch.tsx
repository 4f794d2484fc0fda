"use client";

import { startTransition, useActionState, useState } from "react";
import { addBrowser } from "./actions";

/** The browser's own words for itself, as far as a person needs them to tell two apart. */
function browserName(): string {
  const agent = navigator.userAgent;
  const [, name] =
    [
      [/Edg\//, "Edge"],
      [/Firefox\//, "Firefox"],
      [/Chrome\//, "Chrome"],
      [/Safari\//, "Safari"],
    ].find(([mark]) => (mark as RegExp).test(agent)) ?? [];
  const [, system] =
    [
      [/Android/, "Android"],
      [/iPhone|iPad/, "iPhone or iPad"],
      [/Windows/, "Windows"],
      [/Mac OS/, "Mac"],
    ].find(([mark]) => (mark as RegExp).test(agent)) ?? [];
  return `${name ?? "Browser"} on ${system ?? "this device"}`;
}

class Refused extends Error {}

/** Asks for permission and subscribes this browser; throws a sentence that says what is wrong. */
async function subscription(publicKey: string): Promise<PushSubscription> {
  if (!("serviceWorker" in navigator) || !("PushManager" in window))
    throw new Refused(
      "This browser cannot show notifications. On an iPhone, add this page to the home screen first.",
    );
  if ((await Notification.requestPermission()) !== "granted")
    throw new Refused("Notifications are blocked for this site. Allow them in the browser.");
  await navigator.serviceWorker.register("/alerts.js", { scope: "/staff" });
  // A worker that was registered just now cannot subscribe before it is active.
  const worker = await navigator.serviceWorker.ready;
  return worker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  });
}

/** Turns on notifications of alarms in this browser, only when the person asks for it. */
export function PushSwitch({ publicKey }: { publicKey: string }) {
  const [state, send, pending] = useActionState(addBrowser, { status: "idle" });
  const [problem, setProblem] = useState("");
  async function turnOn() {
    setProblem("");
    try {
      const form = new FormData();
      form.set("subscription", JSON.stringify(await subscription(publicKey)));
      form.set("label", browserName());
      startTransition(() => send(form));
    } catch (error) {
      setProblem(
        error instanceof Refused ? error.message : "This browser could not turn on notifications.",
      );
    }
  }
  const refused =
    state.status === "invalid"
      ? state.errors[0]?.message
      : state.status === "rejected"
        ? state.message
        : "";
  return (
    <>
      <button
        type="button"
        className="staff-button staff-button-quiet"
        aria-disabled={pending}
        onClick={() => void turnOn()}
      >
        Turn on notifications in this browser
      </button>
      <p role="status">
        {state.status === "ok" ? state.message : ""}
        {problem || refused ? <b className="field-error">{problem || refused}</b> : null}
      </p>
    </>
  );
}
