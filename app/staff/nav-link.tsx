"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { StripLink } from "@/components/staff/strip-link";

/** A link of the navigation that says when one is already there. */
export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <StripLink href={href} current={usePathname() === href}>
      {children}
    </StripLink>
  );
}
