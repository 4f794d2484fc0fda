"use client";

import { useEffect } from "react";

/** Puts the focus on the first choice of the form, so that Enter begins. */
export function FocusBegin({ form }: { form: string }) {
  useEffect(() => {
    document.querySelector<HTMLInputElement>(`#${form} input:checked`)?.focus();
  }, [form]);
  return null;
}
