import Link from "next/link";
import { GuideDrawing, SlopeDrawing } from "./drawings.tsx";
import { ProductGrid } from "./ProductGrid.tsx";
import { Subscription } from "./Subscription.tsx";
import story from "./story.module.css";

const PROMISES = [
  { title: "Selasa disangrai", text: "Satu kali seminggu, batch kecil 12 kilo." },
  { title: "Rabu dikirim", text: "Sampai paling lambat Kamis di Jawa dan Bali." },
  { title: "Harga kebun terbuka", text: "Tertulis di tiap kantong, per kilo ceri." },
];

const GUIDES = [
  { kind: "v60", title: "V60 dalam empat menit", text: "Rasio 1:15, tiga kali tuang.", product: "gayo-wine" },
  {
    kind: "tubruk",
    title: "Kopi tubruk yang bersih",
    text: "Tunggu, sendok, minum.",
    product: "temanggung-robusta",
  },
  { kind: "moka", title: "Giling untuk moka pot", text: "Sehalus garam meja.", product: "lereng-blend" },
] as const;

const STEPS = [
  { year: "2014", title: "Satu wajan di garasi", text: "Dua kilo sehari, pelanggannya tetangga." },
  {
    year: "2017",
    title: "Kontrak pertama di Gayo",
    text: "Empat belas keluarga, harga dikunci sebelum panen.",
  },
  { year: "2021", title: "Mesin 12 kilo", text: "Dari Bandung ke delapan kota dalam satu hari." },
  { year: "2026", title: "Enam pulau, dua belas kebun", text: "Setiap kantong menyebut siapa yang memetik." },
];

const QUESTIONS = [
  {
    ask: "Berapa lama kopi tetap segar?",
    answer: "Paling enak hari ke-7 sampai ke-30 setelah disangrai, tertutup dan jauh dari panas.",
  },
  {
    ask: "Bisa digiling?",
    answer: "Bisa. Pilih alat seduh di halaman produk, kami giling sesaat sebelum dikirim.",
  },
  {
    ask: "Bagaimana kalau rasanya tidak cocok?",
    answer: "Ceritakan kepada kami, kantong berikutnya gratis.",
  },
  { ask: "Apakah langganan bisa dijeda?", answer: "Kapan saja, dari tautan di setiap surel." },
];

const DemoPage = async ({ searchParams }: { searchParams: Promise<{ q?: string | string[] }> }) => {
  const { q } = await searchParams;
  const search = (Array.isArray(q) ? q[0] : q)?.slice(0, 80) ?? "";
  return (
    <>
      <section className="hero">
        <div className="hero-text">
          <h1>Disangrai tiap Selasa, sampai hari Kamis.</h1>
          <p>Biji segar dari petani di lereng Gayo, Toraja, Kintamani. Pilih giling, kami kirim.</p>
          <div className="hero-actions">
            <Link className="primary" href="/demo#kopi" data-ht-id="hero-shop">
              Lihat biji kopi
            </Link>
            <Link className="second" href="/demo#langganan">
              Cara langganan
            </Link>
          </div>
        </div>
        <SlopeDrawing />
      </section>
      <ul className="promises">
        {PROMISES.map(({ title, text }) => (
          <li key={title}>
            <b>{title}</b>
            <span>{text}</span>
          </li>
        ))}
      </ul>
      <ProductGrid search={search} />
      <Subscription />
      <section id="seduh" className="guides">
        <h2>Belajar seduh</h2>
        <div className="guide-list">
          {GUIDES.map(({ kind, title, text, product }) => (
            <Link key={kind} className={`guide guide-${kind}`} href={`/demo/product/${product}`}>
              <GuideDrawing kind={kind} />
              <h3>{title}</h3>
              <p>{text}</p>
            </Link>
          ))}
        </div>
      </section>
      <section id="cerita" className={story.story}>
        <h2>Dari satu wajan</h2>
        <ol className={story.steps}>
          {STEPS.map(({ year, title, text }) => (
            <li key={year} className={story.step}>
              <span className={story.year}>{year}</span>
              <h3>{title}</h3>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      </section>
      <section id="tanya" className="questions">
        <h2>Tanya jawab</h2>
        {QUESTIONS.map(({ ask, answer }) => (
          <details key={ask}>
            <summary>{ask}</summary>
            <p>{answer}</p>
          </details>
        ))}
      </section>
    </>
  );
};

export default DemoPage;
