import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { localeOf, patientWords } from "../../words";
import { addendumKind } from "../told";
import { ConfirmView } from "./confirm-view";

type Props = PageProps<"/[locale]/result/confirm">;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const t = await patientWords(await localeOf(params));
  const kind = addendumKind((await searchParams).kind) ?? "already_checked";
  const page = t(`result.addendum.${kind}.title`);
  return { title: t("service.titleOf", { page, service: t("service.name") }), robots: "noindex" };
}

export default async function ConfirmPage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const kind = addendumKind((await searchParams).kind);
  if (!kind) redirect(`/${locale}/result`);
  return <ConfirmView t={await patientWords(locale)} locale={locale} kind={kind} />;
}
