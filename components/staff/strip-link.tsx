"use client";

import Link from "next/link";
import { type ReactNode, useLayoutEffect, useRef } from "react";

type Props = {
  href: string;
  /** Whether it is the page that is open, or the one above it. */
  current: "page" | "above" | false;
  children: ReactNode;
};

/**
 * A link of a list that moves sideways on a phone. The one of the page that is open is brought into
 * view there; only the list moves, never the page.
 */
export function StripLink({ href, current, children }: Props) {
  const link = useRef<HTMLAnchorElement>(null);
  useLayoutEffect(() => {
    const list = link.current?.closest("ul");
    if (!current || !link.current || !list) return;
    const [inner, outer] = [link.current.getBoundingClientRect(), list.getBoundingClientRect()];
    list.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.width / 2);
  }, [current]);
  return (
    <Link
      ref={link}
      href={href}
      prefetch={false}
      aria-current={current === "above" ? true : current || undefined}
    >
      {children}
    </Link>
  );
}
