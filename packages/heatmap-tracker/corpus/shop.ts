import type { Build } from "./build.ts";

const PRODUCTS = [
  ["gayo-wine", "Gayo Wine", "125.000"],
  ["toraja-sapan", "Toraja Sapan", "118.000"],
  ["kintamani", "Bali Kintamani", "99.000"],
  ["mandheling", "Mandheling", "104.000"],
  ["flores-bajawa", "Flores Bajawa", "112.000"],
  ["wamena", "Papua Wamena", "131.000"],
] as const;

/** A shop of React components with CSS Modules: the hash follows the name. */
export const shop = ({ hash, count }: Build): string => {
  const css = (file: string, name: string) => `${file}_${name}__${hash(file + name)}`;
  const header = (name: string) => css("Header", name);
  const card = (name: string) => css("ProductCard", name);
  return `<div id="root"><header class="${header("header")}">
  <a class="${header("logo")}" href="/"><svg width="24" height="24"><circle r="9"/></svg><span>Kopi</span></a>
  <nav class="${header("nav")}" aria-label="Utama"><ul>
    <li><a href="/kopi">Kopi</a></li><li><a href="/alat">Alat</a></li><li><a href="/langganan">Langganan</a></li>
  </ul></nav>
  <form class="${header("search")}" role="search"><input id=":r${count()}:" type="search" name="q"><button class="${css("Button", "button")} ${css("Button", "icon")}"><svg><path d="M0 0"/></svg></button></form>
  <button class="${css("Button", "button")} ${header("cart")}">Keranjang <span class="${css("Badge", "badge")}">2</span></button>
</header>
<main class="${css("Page", "main")}">
  <section class="${css("Hero", "hero")}"><h1>Panen baru</h1><p>Dari Aceh sampai Papua</p><a class="${css("Button", "button")} ${css("Button", "primary")}" href="/panen">Lihat panen</a></section>
  <div class="${css("Filter", "bar")}"><span>Urutkan</span>
    <button class="${css("Filter", "chip")} ${css("Filter", "active")}">Terlaris</button><button class="${css("Filter", "chip")}">Termurah</button><button class="${css("Filter", "chip")}">Terbaru</button>
  </div>
  <ul class="${css("Grid", "grid")}">${PRODUCTS.map(
    ([slug, name, price]) => `<li class="${card("card")}"><article>
      <a href="/kopi/${slug}" class="${card("image")}"><img alt="" src="/${slug}.jpg"></a>
      <h3 class="${card("title")}"><a href="/kopi/${slug}">${name}</a></h3>
      <p class="${card("price")}"><span>Rp</span><strong>${price}</strong></p>
      <div class="${card("actions")}"><button class="${css("Button", "button")} ${css("Button", "icon")}" aria-label="Suka">♡</button><button class="${css("Button", "button")} ${css("Button", "primary")}">Tambah</button></div>
    </article></li>`,
  ).join("")}</ul>
  <nav class="${css("Pages", "pages")}"><a href="?page=1">1</a><a href="?page=2">2</a><a href="?page=3">3</a></nav>
</main>
<footer class="${css("Footer", "footer")}">
  <section><h4>Bantuan</h4><ul><li><a href="/kirim">Pengiriman</a></li><li><a href="/retur">Retur</a></li></ul></section>
  <section><h4>Tentang</h4><ul><li><a href="/tentang">Cerita</a></li><li><a href="/kontak">Kontak</a></li></ul></section>
  <form class="${css("News", "form")}"><label for=":r${count()}:">Surel</label><input type="email" name="email"><button class="${css("Button", "button")}">Daftar</button></form>
</footer></div>`;
};
