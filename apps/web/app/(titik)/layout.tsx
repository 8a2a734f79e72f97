import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata } from "next";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { MessagesProvider } from "../../src/messages/MessagesProvider.tsx";
import { viewerPreferences } from "../../src/messages/viewer-preferences.ts";
import { QueryProvider } from "../../src/queries/QueryProvider.tsx";
import "./globals.css";

export const metadata: Metadata = { title: { default: "Titik", template: "%s · Titik" }, robots: "noindex" };

export default async function TitikLayout({ children }: { children: ReactNode }) {
  const { language, theme } = await viewerPreferences();
  return (
    <html lang={language} data-theme={theme} className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body>
        <MessagesProvider language={language}>
          <QueryProvider>
            <NuqsAdapter>{children}</NuqsAdapter>
          </QueryProvider>
        </MessagesProvider>
      </body>
    </html>
  );
}
