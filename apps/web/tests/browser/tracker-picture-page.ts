import { createBuild } from "@titik/heatmap-tracker/corpus";

/** What is clicked, in this order; each is told to the test alone, by an attribute that is gone before the tracker runs. */
export const TARGETS = ["logo", "cart", "menu", "item", "card", "tab", "terms", "shadow", "frame"] as const;

export type TargetName = (typeof TARGETS)[number];

const takeTruth = `for (const element of root.querySelectorAll("[data-truth]")) {
  top.truth ??= {}; top.truth[element.dataset.truth] = element; element.removeAttribute("data-truth"); }`;

/**
 * A page with all that makes clicks drift: a fixed header with a menu, a responsive grid, a sticky bar, an inner
 * scroller, a shadow root, a frame. Another seed is another build: other hashes, other counted ids.
 */
export const picturePage = (seed: number, snippet: string): string => {
  const { hash, count } = createBuild(seed);
  const css = (name: string) => `Page_${name}__${hash(name)}`;
  const card = (name: string) =>
    `<li class="${css("card")}" id="r${count()}"><a href="/p/${name}">${name}</a><p>Dari ${name}</p><button class="${css("add")}"${name === "Toraja" ? ' data-truth="card"' : ""}>Tambah</button></li>`;
  return `<!doctype html><meta charset="utf-8"><style>
  * { margin: 0; box-sizing: border-box } body { font: 16px/1.5 sans-serif }
  header { position: fixed; inset: 0 0 auto; height: 60px; background: #eee; display: flex; gap: 20px; align-items: center; justify-content: space-between; z-index: 2 }
  .${css("menu")} { position: absolute; top: 60px; left: 20%; background: #fff; list-style: none; padding: 0 }
  .${css("grid")} { display: grid; grid-template-columns: repeat(auto-fill, minmax(260px, 1fr)); gap: 20px; padding: 0; list-style: none }
  .${css("card")} { height: 180px; border: 1px solid } .${css("add")} { margin: 10px; width: 50%; height: 40px }
  .${css("bar")} { position: sticky; top: 60px; height: 50px; background: #ddd } .${css("bar")} button { width: 30%; height: 40px }
  .${css("terms")} { height: 150px; width: 60%; overflow: auto } .${css("terms")} p { height: 700px }
  main { padding: 80px 5% 1500px } iframe { width: 70%; height: 200px; border: 3px solid }
  </style>${snippet}
  <header><a class="${css("logo")}" href="#" onclick="return false" data-truth="logo">Kopi</a><button class="${css("menuButton")}" data-truth="menu">Menu</button><button class="${css("cart")}" data-truth="cart">Keranjang <b>2</b></button></header>
  <main><h1>Panen</h1><p id="r${count()}">Dari Aceh sampai Papua.</p>
  <ul class="${css("grid")}">${["Gayo", "Toraja", "Bajawa", "Wamena", "Kintamani"].map(card).join("")}</ul>
  <div class="${css("bar")}"><button>Semua</button><button data-truth="tab">Baru</button></div>
  <div class="${css("terms")}"><p>Syarat.</p><button data-truth="terms">Setuju</button></div>
  <my-offer class="${css("offer")}"></my-offer>
  <iframe title="form" src="/inner/${seed}"></iframe></main>
  <script>
    const take = (root) => { ${takeTruth} };
    customElements.define("my-offer", class extends HTMLElement {
      connectedCallback() {
        this.attachShadow({ mode: "open" }).innerHTML = '<p>Paket</p><div><button style="width:40%;height:50px">A</button><button style="width:40%;height:50px" data-truth="shadow">B</button></div>';
        take(this.shadowRoot);
      }
    });
    take(document);
    truth.menu.onclick = () => {
      const menu = document.createElement("ul");
      menu.className = "${css("menu")}";
      menu.innerHTML = '<li style="width:200px;height:40px">Harga</li><li style="width:200px;height:40px" data-truth="item">Nama</li>';
      menu.onclick = () => menu.remove();
      document.querySelector("header").append(menu);
      take(menu);
    };
  </script>`;
};

/** The document in the page's frame. */
export const innerPage = (
  seed: number,
): string => `<!doctype html><body style="margin:0"><div style="height:500px">Formulir</div>
  <form onsubmit="return false"><input name="email" style="height:30px"><button class="Form_send__${createBuild(seed).hash("send")}" style="display:block;width:50%;height:40px" data-truth="frame">Kirim</button></form><div style="height:300px"></div>
  <script>const root = document; ${takeTruth}</script>`;
