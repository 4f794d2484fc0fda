"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { StripLink } from "@/components/staff/strip-link";

type Props = {
  href: string;
  /** The pages below this address have links of their own. */
  alone?: boolean;
  children: ReactNode;
};

/** A navigation link that marks the current page, or the section the page is in. */
export function NavLink({ href, alone = false, children }: Props) {
  const path = usePathname() ?? "";
  // Every staff page is below the address of the queue.
  const below = !alone && href !== "/staff" && path.startsWith(`${href}/`);
  return (
    <StripLink href={href} current={path === href ? "page" : below && "above"}>
      {children}
    </StripLink>
  );
}
