import { notFound } from "next/navigation";

/** Any address that leads nowhere. */
export default function NowherePage(): never {
  notFound();
}
