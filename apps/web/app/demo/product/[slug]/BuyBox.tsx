"use client";

import Link from "next/link";
import { useState } from "react";
import { useCart } from "../../CartProvider.tsx";
import { type Product, rupiah } from "../../products.ts";

const GRINDS = ["Biji utuh", "V60", "Tubruk", "Espresso", "Moka pot"];

export const BuyBox = ({ product: { slug, price, badge } }: { product: Product }) => {
  const { add } = useCart();
  const [bags, setBags] = useState(1);
  const [grind, setGrind] = useState(GRINDS[0]);
  const [added, setAdded] = useState(0);
  const soldOut = badge === "Habis";
  return (
    <div className="buy">
      <fieldset className="grinds">
        <legend>Giling untuk</legend>
        {GRINDS.map((each) => (
          <button key={each} type="button" aria-pressed={grind === each} onClick={() => setGrind(each)}>
            {each}
          </button>
        ))}
      </fieldset>
      <div className="buy-row">
        <fieldset className="quantity" aria-label="Jumlah kantong">
          <button type="button" aria-label="Kurangi" disabled={bags === 1} onClick={() => setBags(bags - 1)}>
            −
          </button>
          <output>{bags}</output>
          <button type="button" aria-label="Tambah" disabled={bags === 12} onClick={() => setBags(bags + 1)}>
            +
          </button>
        </fieldset>
        <button
          type="button"
          className="primary"
          data-ht-id="add-to-cart"
          disabled={soldOut}
          onClick={() => {
            add(slug, bags);
            setAdded(added + bags);
          }}
        >
          {soldOut ? "Habis, kembali Selasa" : `Masukkan keranjang, ${rupiah(bags * price)}`}
        </button>
      </div>
      <p className="buy-note" role="status">
        {added > 0 ? (
          <>
            {added} kantong di keranjang. <Link href="/demo/checkout">Bayar sekarang</Link>
          </>
        ) : (
          "200 g. Dikirim Rabu, gratis ongkir mulai Rp150.000."
        )}
      </p>
    </div>
  );
};
