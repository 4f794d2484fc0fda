"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { CopyButton } from "@/components/staff/copy-button";
import { StaffForm } from "@/components/staff/form";
import type { FormAction } from "@/components/staff/form-state";

/** Recovery codes, shown this once. */
function Codes({ codes, onward }: { codes: string[]; onward: string }) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <section ref={box} tabIndex={-1} aria-labelledby="codes" className="preview preview-new">
      <h2 id="codes">Keep your recovery codes</h2>
      <p>
        Each one signs you in once when you do not have your phone. They are not shown again. Print
        them, or put them into a password manager.
      </p>
      <ul className="factor-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p>
        <CopyButton text={codes.join("\n")} label="Copy the codes" />
      </p>
      <p>
        <a href={onward} className="staff-button staff-button-primary">
          I have kept them: continue
        </a>
      </p>
    </section>
  );
}

/** A form whose action gives recovery codes, which then stand in its place. */
export function CodesForm(props: {
  id: string;
  action: FormAction;
  submit: string;
  tone?: "primary" | "quiet";
  onward: string;
  children?: ReactNode;
}) {
  const { action, onward, ...form } = props;
  const [codes, setCodes] = useState<string[] | null>(null);
  const keepCodes: FormAction = async (previous, data) => {
    const state = await action(previous, data);
    if (state.status === "preview") setCodes(state.shown[0]?.text.split(" ") ?? []);
    return state;
  };
  return codes ? (
    <Codes codes={codes} onward={onward} />
  ) : (
    <StaffForm {...form} action={keepCodes} />
  );
}
