"use client";

import Link from "next/link";
import { type ReactNode, useLayoutEffect, useRef } from "react";

type Props = {
  href: string;
  /** Whether the link leads to the current page, or to the section it is in. */
  current: "page" | "above" | false;
  onPress?: () => void;
  children: ReactNode;
};

/**
 * A link in a list that scrolls sideways on a phone. The link of the current page is scrolled into
 * view; only the list scrolls, never the page.
 */
export function StripLink({ href, current, onPress, children }: Props) {
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
      onClick={onPress}
      aria-current={current === "above" ? true : current || undefined}
    >
      {children}
    </Link>
  );
}
