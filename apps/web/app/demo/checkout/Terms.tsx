const TERMS = [
  [
    "Toko rekaan",
    "Kopi Lereng tidak ada. Halaman ini memperlihatkan bagaimana Titik mengukur sebuah toko: klik, gulir, dan tempat penunjuk berhenti.",
  ],
  [
    "Apa yang dicatat",
    "Letak klik dan gulir, ukuran layar, dan elemen yang disentuh. Teks yang Anda ketik tidak pernah dibaca.",
  ],
  [
    "Apa yang tidak dicatat",
    "Nama, surel, alamat, isi kolom mana pun, dan bagian alamat situs setelah tanda tanya.",
  ],
  [
    "Jangan lacak",
    "Peramban yang meminta untuk tidak dilacak tidak dilacak. Begitu pula Global Privacy Control.",
  ],
  ["Pengiriman", "Disangrai Selasa, dikirim Rabu, tiba Kamis. Seandainya kami benar-benar menyangrai."],
  [
    "Pengembalian",
    "Kantong yang tidak cocok diganti dengan kantong lain, selama persediaan rekaan masih ada.",
  ],
  ["Harga", "Semua harga dalam rupiah, sudah termasuk pajak yang juga rekaan."],
] as const;

/** Scrolls in itself: a click here is anchored to this box, not to the page. */
export const Terms = () => (
  <fieldset className="terms">
    <legend>Ketentuan</legend>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
    <section className="terms-text" aria-label="Ketentuan" tabIndex={0}>
      {TERMS.map(([title, text]) => (
        <p key={title}>
          <b>{title}.</b> {text}
        </p>
      ))}
      <label className="agree">
        <input type="checkbox" name="agree" required /> Saya sudah membaca semuanya
      </label>
    </section>
  </fieldset>
);
