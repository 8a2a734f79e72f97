import type { ReactNode } from "react";
import { Logo } from "./Logo.tsx";

/** A page that only says something and offers a way on. */
export function MessagePage({
  title,
  text,
  children,
}: {
  title: string;
  text: string;
  children?: ReactNode;
}) {
  return (
    <main className="mx-auto flex min-h-full max-w-[376px] flex-col items-start justify-center gap-3 p-5">
      <Logo />
      <h1 className="mt-6 font-semibold text-20 tracking-[-0.025em]">{title}</h1>
      <p className="mb-3 text-14 text-ink-2">{text}</p>
      {children}
    </main>
  );
}
