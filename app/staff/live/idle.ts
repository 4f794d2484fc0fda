import { useCallback, useEffect, useRef, useState } from "react";

/** Seconds before the end at which the person is warned. */
const WARNING_S = 60;
/** Activity is reported to the server at most this often. */
const TELL_MS = 60_000;
/** Ask a little later, so that the moment has passed on the server too. */
const MARGIN_MS = 500;
/** Wait before asking again when the server did not answer. */
const AGAIN_MS = 5_000;

type Session = { staffId: string; left: number };

/**
 * The seconds the session has left; `tell` reports activity, which extends it. Null: it is over.
 */
async function session(tell: boolean): Promise<Session | null> {
  const answer = await fetch("/staff/session", {
    method: tell ? "POST" : "GET",
    cache: "no-store",
    headers: tell ? {} : { "x-background": "1" },
  });
  if (answer.status === 401) return null;
  if (!answer.ok) throw new Error("no answer");
  return answer.json();
}

const TYPED = "main textarea, main input:not([type=hidden], [type=radio], [type=checkbox])";

/** Whether a form holds text that was not there when the page was rendered. */
function hasTyped(): boolean {
  return [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(TYPED)].some(
    (field) => field.value !== field.defaultValue,
  );
}

export type Idle = {
  state: "active" | "warned" | "kept";
  seconds: number;
  /** The person who tried to continue is not signed in, or not as the same person. */
  refused: boolean;
  stay: () => void;
  goOn: () => void;
};

/** Calls `did` on activity; during the warning only a key counts. */
function useDoing(state: Idle["state"], did: () => void): void {
  useEffect(() => {
    if (state === "kept") return;
    const events = state === "warned" ? ["keydown"] : ["keydown", "pointerdown", "input"];
    for (const name of events) document.addEventListener(name, did, true);
    return () => {
      for (const name of events) document.removeEventListener(name, did, true);
    };
  }, [state, did]);
}

/** Counts the seconds down to this time. */
function useSeconds(endsAt: number | null): number {
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (endsAt === null) return;
    setNow(Date.now());
    const tick = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(tick);
  }, [endsAt]);
  const left = endsAt === null || now === 0 ? WARNING_S * 1000 : endsAt - now;
  return Math.min(WARNING_S, Math.max(0, Math.ceil(left / 1000)));
}

function leave(): void {
  const next = `${window.location.pathname}${window.location.search}`;
  window.location.replace(`/staff/sign-in?${new URLSearchParams({ next })}`);
}

/**
 * The idle state of the session. Only the server knows how long it lasts, because other tabs count
 * too.
 */
export function useIdle(me: string): Idle {
  const [endsAt, setEndsAt] = useState<number | null>(null);
  const [kept, setKept] = useState(false);
  const [refused, setRefused] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const toldAt = useRef(0);
  const state = kept ? "kept" : endsAt === null ? "active" : "warned";

  const ask = useCallback(async (tell: boolean) => {
    clearTimeout(timer.current);
    try {
      const found = await session(tell);
      const warn = found !== null && found.left <= WARNING_S;
      setEndsAt(warn ? Date.now() + found.left * 1000 : null);
      if (!found) return hasTyped() ? setKept(true) : leave();
      const wait = warn ? found.left : found.left - WARNING_S;
      timer.current = setTimeout(ask, wait * 1000 + MARGIN_MS, false);
    } catch {
      timer.current = setTimeout(ask, AGAIN_MS, false);
    }
  }, []);
  useEffect(() => {
    void ask(false);
    return () => clearTimeout(timer.current);
  }, [ask]);

  const stay = useCallback(() => {
    toldAt.current = Date.now();
    setEndsAt(null);
    void ask(true);
  }, [ask]);
  const did = useCallback(() => {
    if (state === "warned" || Date.now() - toldAt.current > TELL_MS) stay();
  }, [state, stay]);
  useDoing(state, did);

  const goOn = useCallback(async () => {
    const found = await session(true).catch(() => null);
    const same = found?.staffId === me;
    setRefused(!same);
    setKept(!same);
    if (same) void ask(false);
  }, [ask, me]);
  return { state, seconds: useSeconds(endsAt), refused, stay, goOn };
}
