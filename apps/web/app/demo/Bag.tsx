import type { Product } from "./products.ts";

/** A drawn coffee bag; decorative, the name stands beside it. */
export const Bag = ({ bag: { body, label, print } }: Pick<Product, "bag">) => (
  <svg className="bag" viewBox="0 0 120 150" aria-hidden="true">
    <path d="M22 22h76l6 118a4 4 0 0 1-4 4H20a4 4 0 0 1-4-4z" fill={body} />
    <path d="M22 8h76v16H22z" fill={body} />
    <path d="M22 8h76v16H22z" fill="#0003" />
    <path d="M22 22h76v3H22z" fill="#0003" />
    <path d="M30 58h60v56H30z" fill={label} />
    <path d="m30 104 16-20 10 11 14-20 20 29v10H30z" fill={print} />
    <circle cx="74" cy="71" r="5" fill={print} />
    <path d="M38 120h44M44 126h32" stroke={label} strokeWidth="2" />
    <path d="M104 140 98 22h-8l4 122z" fill="#0002" />
    <path d="m22 25-5 115 6 4 5-119z" fill="#fff1" />
  </svg>
);
