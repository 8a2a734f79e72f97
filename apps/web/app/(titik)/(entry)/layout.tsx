import type { ReactNode } from "react";
import { Logo } from "../../../src/components/Logo.tsx";
import { LanguageSwitch } from "../../../src/components/PreferenceSwitches.tsx";
import { viewerPreferences } from "../../../src/messages/viewer-preferences.ts";
import { HeatFieldArt } from "./HeatFieldArt.tsx";

/** What stands around every page before the dashboard: nothing of a customer, sample data only. */
export default async function EntryLayout({ children }: { children: ReactNode }) {
  const { messages, language } = await viewerPreferences();
  const { sample } = messages;
  return (
    <div className="grid min-h-dvh bg-surface mid:grid-cols-[minmax(400px,40%)_1fr]">
      <main className="flex min-w-0 flex-col px-5 py-7 mid:px-10">
        <div className="flex items-center justify-between">
          <Logo />
          <div className="w-44">
            <LanguageSwitch language={language} />
          </div>
        </div>
        <div className="m-auto w-full max-w-[336px] py-10">{children}</div>
      </main>
      <aside className="relative overflow-hidden bg-[#100e0c] max-mid:hidden">
        <HeatFieldArt label={sample.label} />
        <p className="absolute bottom-6 left-8 text-12 text-[#b6b0ab]">
          <span className="block font-medium text-13 text-[#f0ece9]">{sample.title}</span>
          {sample.note}
        </p>
      </aside>
    </div>
  );
}
