"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { StripLink } from "@/components/staff/strip-link";

type Props = {
  href: string;
  /** Has a link of its own for each page below its address. */
  alone?: boolean;
  children: ReactNode;
};

/** A link of the navigation that says when one is already there, or on a page below it. */
export function NavLink({ href, alone = false, children }: Props) {
  const path = usePathname() ?? "";
  // Every page of the staff is below the queue's address.
  const below = !alone && href !== "/staff" && path.startsWith(`${href}/`);
  return (
    <StripLink href={href} current={path === href ? "page" : below && "above"}>
      {children}
    </StripLink>
  );
}
