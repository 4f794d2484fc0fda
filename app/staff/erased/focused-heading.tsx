"use client";

import { useEffect, useRef } from "react";

/** The heading of a page that tells what an act did: the form that had the focus is gone. */
export function FocusedHeading({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
