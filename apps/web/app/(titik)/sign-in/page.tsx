import type { Metadata } from "next";
import { Logo } from "../../../src/components/Logo.tsx";
import { LanguageSwitch } from "../../../src/components/PreferenceSwitches.tsx";
import { viewerPreferences } from "../../../src/messages/viewer-preferences.ts";
import { HeatFieldArt } from "./HeatFieldArt.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await viewerPreferences();
  return { title: messages.signIn.title };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ link?: string }> }) {
  const { messages, language } = await viewerPreferences();
  const { signIn } = messages;
  const { link } = await searchParams;
  return (
    <div className="grid min-h-dvh bg-surface mid:grid-cols-[minmax(400px,40%)_1fr]">
      <main className="flex flex-col px-5 py-7 mid:px-10">
        <div className="flex items-center justify-between">
          <Logo />
          <div className="w-44">
            <LanguageSwitch language={language} />
          </div>
        </div>
        <div className="m-auto w-full max-w-[336px] py-10">
          <h1 className="font-semibold text-28 tracking-[-0.035em]">{signIn.title}</h1>
          <p className="mt-1.5 text-14 text-ink-2">{signIn.lead}</p>
          {link === "expired" && (
            <p role="alert" className="mt-5 rounded-ctl bg-bad-wash px-3 py-2 text-bad">
              {signIn.used}
            </p>
          )}
          <p className="mt-7 mb-2">{signIn.step}</p>
          <pre className="rounded-ctl bg-sunken px-3.5 py-3 font-mono text-13">npm start</pre>
          <p className="mt-5 text-12 text-ink-3">{signIn.another}</p>
        </div>
      </main>
      <aside className="relative overflow-hidden bg-[#100e0c] max-mid:hidden">
        <HeatFieldArt label={signIn.sampleLabel} />
        <p className="absolute bottom-6 left-8 text-12 text-[#b6b0ab]">
          <span className="block font-medium text-13 text-[#f0ece9]">{signIn.sample}</span>
          {signIn.sampleNote}
        </p>
      </aside>
    </div>
  );
}
