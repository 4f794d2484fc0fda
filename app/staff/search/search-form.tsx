import { TextField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import { WORDS_MAX } from "@/lib/person/search/schema";
import { search } from "./actions";

type Props = {
  words: string;
  /** In the tools of the queue: the label and the hint are there for screen readers only. */
  compact?: boolean;
};

/**
 * One search box for whatever the caller says. It is posted, so that no name gets into an address.
 */
export function SearchForm({ words, compact = false }: Props) {
  return (
    <search className={`search${compact ? " search-compact" : ""}`}>
      {/* A new search resets the box. */}
      <StaffForm key={words} id="search" action={search} submit="Search">
        <TextField
          name="words"
          label="Find a person or an intake"
          hint="Last or first name, date of birth, phone, e-mail or reference. If you enter several, all must match."
          type="search"
          placeholder={compact ? "Name, phone or reference" : undefined}
          autoComplete="off"
          defaultValue={words}
          maxLength={WORDS_MAX}
        />
      </StaffForm>
    </search>
  );
}
