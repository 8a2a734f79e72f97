import type { Metadata } from "next";
import { LanguageSwitch, ThemeSwitch } from "../../../../../src/components/PreferenceSwitches.tsx";
import { Section, SectionPage } from "../../../../../src/components/SectionPage.tsx";
import { viewerPreferences } from "../../../../../src/messages/viewer-preferences.ts";
import { requireViewer } from "../../../../../src/server/viewer.ts";
import { ChangePasswordForm } from "./ChangePasswordForm.tsx";
import { SignOutEverywhereButton } from "./SignOutEverywhereButton.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await viewerPreferences();
  return { title: messages.account.title };
}

export default async function AccountPage() {
  const { email } = await requireViewer();
  const { messages, language, theme } = await viewerPreferences();
  const { account } = messages;
  return (
    <SectionPage title={account.title} lead={email}>
      <Section title={account.password}>
        <ChangePasswordForm email={email} />
      </Section>
      <Section title={account.display}>
        <div className="flex max-w-[260px] flex-col gap-1">
          <ThemeSwitch theme={theme} />
          <LanguageSwitch language={language} />
        </div>
      </Section>
      <Section title={account.sessions}>
        <p className="mb-3 text-ink-2">{account.everywhereText}</p>
        <SignOutEverywhereButton />
      </Section>
    </SectionPage>
  );
}
