"use client";

import Link from "next/link";
import { useState } from "react";
import { useCart } from "./CartProvider.tsx";

const LINKS = [
  { href: "/demo#kopi", label: "Biji kopi" },
  { href: "/demo#langganan", label: "Langganan" },
  { href: "/demo#seduh", label: "Belajar seduh" },
  { href: "/demo#cerita", label: "Cerita" },
];

const COLLECTIONS = [
  { href: "/demo/product/gayo-wine", label: "Gayo Wine", hint: "panen bulan ini" },
  { href: "/demo/product/lereng-blend", label: "Lereng Blend", hint: "espresso harian" },
  { href: "/demo/product/kintamani-honey", label: "Kintamani Honey", hint: "manis dan bersih" },
  { href: "/demo/product/malam-decaf", label: "Malam Decaf", hint: "tanpa kafein" },
];

export const Header = () => {
  const { bags } = useCart();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <header className="head">
      <p className="promo">
        Gratis ongkir mulai Rp150.000. Kode: <b>LERENG10</b>
      </p>
      <div className="bar">
        <Link className="logo" href="/demo" onClick={close}>
          Kopi Lereng
        </Link>
        <nav className="links" aria-label="Utama">
          {LINKS.map(({ href, label }) => (
            <Link key={href} href={href}>
              {label}
            </Link>
          ))}
        </nav>
        <search className="search">
          <form action="/demo">
            <input name="q" type="search" placeholder="Cari kopi, asal, rasa" aria-label="Cari kopi" />
          </form>
        </search>
        <button
          className="menu-button"
          type="button"
          aria-expanded={open}
          aria-controls="menu"
          onClick={() => setOpen(!open)}
        >
          Menu
        </button>
        <Link className="cart-link" href="/demo/checkout" data-ht-id="cart" onClick={close}>
          Keranjang <span className="cart-count">{bags}</span>
        </Link>
      </div>
      {open && (
        <nav id="menu" className="menu" aria-label="Menu">
          <ul className="menu-main">
            {LINKS.map(({ href, label }) => (
              <li key={href}>
                <Link href={href} onClick={close}>
                  {label}
                </Link>
              </li>
            ))}
          </ul>
          <ul className="menu-picks">
            {COLLECTIONS.map(({ href, label, hint }) => (
              <li key={href}>
                <Link href={href} onClick={close}>
                  <b>{label}</b> <span>{hint}</span>
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  );
};
