/** Whether the focused element takes letters as input. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !["checkbox", "radio", "button", "submit", "reset"].includes(target.type);
  return target.isContentEditable || target.matches("textarea, select");
}

/** Opens the next or previous patient where one is open; false where none is. */
function openNeighbor(step: 1 | -1): boolean {
  if (!document.querySelector("[data-neighbor]")) return false;
  const link = document.querySelector<HTMLElement>(`[data-neighbor=${step > 0 ? "down" : "up"}]`);
  link?.click();
  return true;
}

/**
 * Where a patient is open, opens the next or previous one. Elsewhere moves the focus to the link of the
 * next or previous row of the table on this page.
 */
export function moveRow(step: 1 | -1): void {
  if (openNeighbor(step)) return;
  const links = [...document.querySelectorAll<HTMLElement>("main tbody th a")];
  const at = links.findIndex((link) => link.closest("tr")?.contains(document.activeElement));
  const next = at < 0 ? 0 : at + step;
  links[Math.max(0, Math.min(links.length - 1, next))]?.focus();
}

/**
 * Claims the unassigned intake that is open, or whose row has the focus. What rings, or a colleague has,
 * is not taken by a key that one may press by mistake.
 */
export function claimRow(): void {
  const row = document.activeElement?.closest(".queue .row:not(.alarm)");
  const form = row
    ? row.querySelector<HTMLFormElement>("form[id^=claim-]")
    : document.querySelector<HTMLFormElement>("form#claim-form:not([data-rings] *)");
  if (!form?.querySelector("[name=takeOver]")) form?.requestSubmit();
}
