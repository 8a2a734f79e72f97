"use client";

import Link from "next/link";
import { useState } from "react";
import { useCart } from "../CartProvider.tsx";
import { rupiah } from "../products.ts";
import { OrderSummary } from "./OrderSummary.tsx";
import { Terms } from "./Terms.tsx";

const PAYMENTS = ["QRIS", "Transfer bank", "Bayar di tempat"];

export const CheckoutForm = () => {
  const { bags, total, empty } = useCart();
  const [payment, setPayment] = useState(PAYMENTS[0]);
  const [paid, setPaid] = useState(false);
  if (paid)
    return (
      <div className="done" role="status">
        <h2>Terima kasih, pesanan rekaan Anda sudah masuk.</h2>
        <p>Tidak ada yang dibayar dan tidak ada yang dikirim.</p>
        <Link className="primary" href="/demo">
          Kembali ke toko
        </Link>
      </div>
    );
  return (
    <form
      className="checkout-columns"
      onSubmit={(event) => {
        event.preventDefault();
        setPaid(true);
        empty();
      }}
    >
      <div>
        <fieldset>
          <legend>Alamat</legend>
          <label>
            Nama
            <input name="name" autoComplete="name" required />
          </label>
          <label>
            Surel
            <input name="email" type="email" autoComplete="email" required />
          </label>
          <label className="wide">
            Jalan dan nomor
            <input name="street" autoComplete="street-address" required />
          </label>
          <label>
            Kota
            <input name="city" autoComplete="address-level2" required />
          </label>
          <label>
            Kode pos
            <input
              name="postcode"
              inputMode="numeric"
              pattern="[0-9]{5}"
              autoComplete="postal-code"
              required
            />
          </label>
        </fieldset>
        <fieldset className="payments">
          <legend>Cara bayar</legend>
          {PAYMENTS.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="payment"
                checked={payment === each}
                onChange={() => setPayment(each)}
              />
              {each}
            </label>
          ))}
        </fieldset>
        <Terms />
      </div>
      <aside>
        <OrderSummary />
        <button type="submit" className="primary" data-ht-id="pay" disabled={bags === 0}>
          {bags === 0 ? "Keranjang kosong" : `Bayar ${rupiah(total)}`}
        </button>
      </aside>
    </form>
  );
};
