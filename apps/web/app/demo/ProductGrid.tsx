"use client";

import Link from "next/link";
import { useState } from "react";
import { Bag } from "./Bag.tsx";
import { useCart } from "./CartProvider.tsx";
import { type Brew, PRODUCTS, type Product, rupiah } from "./products.ts";

const FILTERS: { brew: Brew | "all"; label: string }[] = [
  { brew: "all", label: "Semua" },
  { brew: "filter", label: "Filter" },
  { brew: "espresso", label: "Espresso" },
  { brew: "decaf", label: "Tanpa kafein" },
];

const ProductCard = ({ product }: { product: Product }) => {
  const { add } = useCart();
  const { slug, name, taste, price, badge, bag } = product;
  const soldOut = badge === "Habis";
  return (
    <li className="card" data-sku={slug}>
      <Link className="card-picture" href={`/demo/product/${slug}`} aria-label={name}>
        {badge && <span className="badge">{badge}</span>}
        <Bag bag={bag} />
      </Link>
      <h3>
        <Link href={`/demo/product/${slug}`}>{name}</Link>
      </h3>
      <p>{taste}</p>
      <div className="card-foot">
        <b>{rupiah(price)}</b>
        <button type="button" disabled={soldOut} onClick={() => add(slug, 1)}>
          {soldOut ? "Habis" : "+ Keranjang"}
        </button>
      </div>
    </li>
  );
};

/** The shelf; `search` keeps what its words occur in. */
export const ProductGrid = ({ search }: { search: string }) => {
  const [brew, setBrew] = useState<Brew | "all">("all");
  const [cheapFirst, setCheapFirst] = useState(false);
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = PRODUCTS.filter(({ brews, name, origin, taste }) => {
    const described = `${name} ${origin} ${taste}`.toLowerCase();
    return (brew === "all" || brews.includes(brew)) && words.every((word) => described.includes(word));
  });
  if (cheapFirst) shown.sort((a, b) => a.price - b.price);
  return (
    <section id="kopi" className="shelf">
      <div className="shelf-head">
        <h2>{search ? `Hasil untuk “${search}”` : "Biji kopi minggu ini"}</h2>
        <fieldset className="chips" aria-label="Saring">
          {FILTERS.map(({ brew: each, label }) => (
            <button
              key={each}
              type="button"
              data-filter={each}
              aria-pressed={brew === each}
              onClick={() => setBrew(each)}
            >
              {label}
            </button>
          ))}
          <button type="button" className="sort" onClick={() => setCheapFirst(!cheapFirst)}>
            Urutkan: {cheapFirst ? "termurah" : "terlaris"}
          </button>
        </fieldset>
      </div>
      {shown.length > 0 ? (
        <ul className="grid">
          {shown.map((product) => (
            <ProductCard key={product.slug} product={product} />
          ))}
        </ul>
      ) : (
        <p className="nothing">
          Belum ada kopi yang cocok. <Link href="/demo">Lihat semua</Link>
        </p>
      )}
    </section>
  );
};
