"use client";

import { useState } from "react";

const RHYTHMS = ["Tiap minggu", "Dua minggu", "Tiap bulan"];

export const Subscription = () => {
  const [rhythm, setRhythm] = useState(RHYTHMS[1]);
  const [done, setDone] = useState(false);
  return (
    <section id="langganan" className="subscription">
      <div>
        <h2>Langganan, hemat 15 %</h2>
        <p>Pilih dua kantong, ganti atau jeda kapan saja. Disangrai Selasa, dikirim Rabu.</p>
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setDone(true);
        }}
      >
        <fieldset className="rhythm" aria-label="Seberapa sering">
          {RHYTHMS.map((each) => (
            <label key={each}>
              <input type="radio" name="rhythm" checked={rhythm === each} onChange={() => setRhythm(each)} />
              {each}
            </label>
          ))}
        </fieldset>
        <div className="subscribe">
          <input name="email" type="email" required placeholder="Surel Anda" aria-label="Surel Anda" />
          <button type="submit" data-ht-id="subscribe">
            Mulai
          </button>
        </div>
        <p className="subscribe-note" role="status">
          {done
            ? "Terima kasih. Ini toko rekaan, jadi tidak ada surel yang dikirim."
            : "Tanpa kontrak, tanpa denda."}
        </p>
      </form>
    </section>
  );
};
