import { GeistSans } from "geist/font/sans";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { findDemoDsn } from "../../src/server/demo.ts";
import { CartProvider } from "./CartProvider.tsx";
import { Footer } from "./Footer.tsx";
import { Header } from "./Header.tsx";
import "./demo.css";

export const metadata: Metadata = {
  title: { default: "Kopi Lereng", template: "%s · Kopi Lereng" },
  description: "Toko kopi rekaan yang halamannya diukur oleh Titik.",
};

// The key belongs to the database of this run, which a build does not know.
export const dynamic = "force-dynamic";

const DemoLayout = async ({ children }: { children: ReactNode }) => {
  const dsn = await findDemoDsn();
  return (
    <html lang="id" className={GeistSans.className} data-scroll-behavior="smooth">
      <body>
        <CartProvider>
          <Header />
          <main>{children}</main>
          <Footer />
        </CartProvider>
        {dsn && <script defer src="/t.js" data-dsn={dsn} />}
      </body>
    </html>
  );
};

export default DemoLayout;
