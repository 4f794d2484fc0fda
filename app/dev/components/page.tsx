import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FieldPreviews } from "@/components/field-preview";
import { Previews } from "@/components/preview";
import { ChartPreviews } from "@/components/staff/charts/preview";
import { StaffPreviews } from "@/components/staff/preview";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Components", robots: { index: false } };

/** Every component in its states, in development (`npm run dev`). Not found in production. */
export default function ComponentsPage() {
  if (process.env.NODE_ENV !== "development") notFound();
  return (
    <>
      <h1>Components</h1>
      <Previews />
      <FieldPreviews />
      <div className="staff">
        <StaffPreviews />
        <ChartPreviews />
      </div>
    </>
  );
}
