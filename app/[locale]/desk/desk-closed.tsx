import { DESK_WORDS, TOLD_STEPS } from "@/app/staff/words/desk-words";
import { BulletList } from "@/components/bullet-list";
import { ButtonLink } from "@/components/button";
import { Notice } from "@/components/notice";
import { Alarm } from "../outage";
import type { View, Visit } from "../place";
import type { StrayKept } from "../stray";

/** Why an intake is not open to the person who asks for it. */
export type Closed = "signedOut" | "notYours";

type Told = StrayKept["told"];
type At = Pick<Visit, "t" | "locale">;

/** What to do now, and the words to say to the person in danger, in the language of their questions. */
function WhatToDo({ t, locale }: At) {
  return (
    <>
      <div className="my-6">
        <BulletList items={TOLD_STEPS} tight />
      </div>
      <div lang={locale}>
        <Alarm t={t} />
      </div>
    </>
  );
}

/**
 * The page for staff who are signed out, or who do not enter these answers. `told`: what colleagues
 * hear of a form that was posted and not taken.
 */
export function closedView(at: At, closed: Closed, told: Told = null): View {
  const title = DESK_WORDS[closed];
  const kept = told === "emergency" || told === "red_flag" ? DESK_WORDS.told[told] : null;
  const body = (
    <div lang="en">
      <h1 className="text-title">{title}</h1>
      {kept ? (
        <div className="mt-6">
          <Notice tone="problem" live>
            <p className="font-bold">{kept}</p>
          </Notice>
        </div>
      ) : null}
      {told === "emergency" ? <WhatToDo {...at} /> : null}
      <p className="mt-4">{DESK_WORDS[`${closed}Text`]}</p>
      <p className="mt-6">
        <ButtonLink href="/staff/new">
          {closed === "signedOut" ? DESK_WORDS.signIn : DESK_WORDS.another}
        </ButtonLink>
      </p>
    </div>
  );
  return { title, body, status: closed === "signedOut" ? 401 : 404 };
}
