import type { Metadata } from "next";
import { requireStaff } from "@/lib/auth/require-staff";
import { findSearchWords, searchIntakes } from "@/lib/person/search/queries";
import { FoundTable } from "./found-table";
import { SearchForm } from "./search-form";

export const metadata: Metadata = { title: "Search" };

type Props = { searchParams: Promise<{ s?: string; page?: string }> };

/** Finds an intake, open or closed, by what the person on the phone says. */
export default async function SearchPage({ searchParams }: Props) {
  const staff = await requireStaff("contact:read", "/staff/search");
  const { s, page: asked } = await searchParams;
  const id = String(s ?? "");
  const page = /^[1-9]\d{0,3}$/.test(asked ?? "") ? Number(asked) : 1;
  const words = id ? await findSearchWords(staff, id) : null;
  return (
    <>
      <h1>Search</h1>
      <SearchForm words={words ?? ""} />
      {id && words === null ? (
        <p className="empty">This search has expired. Search again.</p>
      ) : null}
      {words === null ? null : (
        <FoundTable id={id} page={page} result={await searchIntakes(staff, words, page)} />
      )}
    </>
  );
}
