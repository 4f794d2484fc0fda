/** Whether two addresses of the calendar are of the same visit, as an address and a time to move it to are. */
export function isOfVisit(address: string, other: string): boolean {
  const [visit, asked] = [address, other].map((each) =>
    new URLSearchParams(each.split("?")[1]).get("visit"),
  );
  return Boolean(visit) && visit === asked;
}
