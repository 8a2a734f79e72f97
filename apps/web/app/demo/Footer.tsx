import Link from "next/link";

export const Footer = () => (
  <footer className="foot">
    <div>
      <b>Kopi Lereng</b>
      <p>Jl. Lereng 21, Bandung. Buka tiap hari, pukul 8 sampai 17.</p>
      <p className="quiet">Toko ini rekaan: tidak ada yang dijual dan tidak ada yang dikirim.</p>
    </div>
    <div>
      <b>Belanja</b>
      <Link href="/demo#kopi">Biji kopi</Link>
      <Link href="/demo#langganan">Langganan</Link>
      <Link href="/demo/checkout">Keranjang</Link>
    </div>
    <div>
      <b>Belajar</b>
      <Link href="/demo#seduh">Belajar seduh</Link>
      <Link href="/demo#cerita">Cerita</Link>
      <Link href="/demo#tanya">Tanya jawab</Link>
    </div>
    <div>
      <b>Di balik toko</b>
      <a href="/">Peta panas halaman ini</a>
    </div>
  </footer>
);
