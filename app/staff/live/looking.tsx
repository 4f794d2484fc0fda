"use client";

import { useEffect } from "react";
import { useFeed } from "./feed";

const STILL_THERE_MS = 10_000;

/** Who else is looking at this intake now. */
export function Looking({ intakeId, me }: { intakeId: string; me: string }) {
  const viewers = useFeed().board?.viewing[intakeId] ?? [];
  const others = viewers.filter(({ id }) => id !== me).map(({ name }) => name);
  if (others.length === 0) return null;
  const verb = others.length === 1 ? "is" : "are";
  return <span className="looking">{`${others.join(", ")} ${verb} looking at this`}</span>;
}

/** Tells colleagues that this person is looking at an intake, while its tab is visible. */
export function LookingHere({ intakeId, me }: { intakeId: string; me: string }) {
  useEffect(() => {
    // A background request: it does not keep the person signed in.
    const say = (method: "POST" | "DELETE") =>
      fetch(`/staff/intakes/${intakeId}/looking`, {
        method,
        keepalive: true,
        headers: { "x-background": "1" },
      }).catch(() => undefined);
    const leave = () => void say("DELETE");
    const look = () => void say(document.hidden ? "DELETE" : "POST");
    const still = () => {
      if (!document.hidden) void say("POST");
    };
    still();
    const timer = setInterval(still, STILL_THERE_MS);
    document.addEventListener("visibilitychange", look);
    window.addEventListener("pagehide", leave);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [intakeId]);
  return (
    <p role="status">
      <Looking intakeId={intakeId} me={me} />
    </p>
  );
}
