"use client";
import { Search } from "lucide-react";
import { useEffect, useState } from "react";

const REST_MS = 250;

interface SearchFieldProps {
  label: string;
  value: string;
  /** Called when typing rests. */
  onSearch: (text: string) => void;
  isCode?: boolean;
}

export function SearchField({ label, value, onSearch, isCode = false }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onSearch(typed), REST_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onSearch]);
  return (
    <span className="relative inline-flex min-w-0">
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-ink-3"
        strokeWidth={1.75}
      />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        className={`field w-52 pl-8 ${isCode ? "font-mono text-12" : ""}`}
      />
    </span>
  );
}
